package aftercare.followup.notice;

import aftercare.followup.escalation.AcknowledgeEscalation;
import aftercare.followup.escalation.Acknowledgement;
import aftercare.followup.escalation.AfterEscalation;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.Way;
import aftercare.followup.notice.SentNotice.State;
import aftercare.followup.notice.SentNotices.Answerable;
import aftercare.followup.staff.Accounts;
import aftercare.followup.staff.Role;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.Optional;

/** Hears what became of notices, and who acknowledges by a text or a key of the telephone. */
public final class HearNotice {
    private final SentNotices sent;
    private final Escalations escalations;
    private final AcknowledgeEscalation acknowledge;
    private final Accounts accounts;
    private final Reaches reaches;
    private final AfterEscalation after;

    public HearNotice(
            SentNotices sent,
            Escalations escalations,
            AcknowledgeEscalation acknowledge,
            Accounts accounts,
            Reaches reaches,
            AfterEscalation after) {
        this.sent = sent;
        this.escalations = escalations;
        this.acknowledge = acknowledge;
        this.accounts = accounts;
        this.reaches = reaches;
        this.after = after;
    }

    /** What somebody who answered is told. */
    public sealed interface Answer {
        /** It is theirs until then. */
        record Taken(String escalationId, Instant until) implements Answer {}

        /** Somebody closed it. */
        record Closed(String escalationId) implements Answer {}

        /** There is no such code, or it was sent to somebody else. */
        record Unknown() implements Answer {}
    }

    /**
     * A provider told what became of one. Told again, or after the contrary, nothing happens. When nothing that wakes its recipient is
     * on its way any more, the ladder of a red escalation climbs at once.
     *
     * @return false when there is no such notice
     */
    public boolean report(String id, boolean delivered, Instant now) {
        Optional<SentNotice> found = sent.find(id);
        if (found.isEmpty()) {
            return false;
        }
        SentNotice notice = found.get();
        if (sent.settle(id, delivered ? State.DELIVERED : State.FAILED)) {
            boolean silent = !delivered && nothingWakes(notice);
            Escalation noted = escalations.update(
                    notice.escalationId(),
                    escalation -> escalation.reported(
                            notice.id(),
                            notice.username(),
                            notice.way(),
                            delivered,
                            silent && climbs(escalation, notice),
                            now));
            if (silent && noted.standing()) {
                after.due(notice.escalationId());
            }
        }
        return true;
    }

    private boolean nothingWakes(SentNotice notice) {
        return Way.loudOnes().stream()
                .map(way -> sent.find(SentNotice.idOf(notice.noticeId(), way)))
                .flatMap(Optional::stream)
                .allMatch(one -> one.state() == State.FAILED);
    }

    /** The step after the one that told it has not been reached. */
    private static boolean climbs(Escalation escalation, SentNotice notice) {
        return escalation.matter().tier() == Tier.RED
                && escalation instanceof Escalation.Open open
                && open.round() == notice.round()
                && open.step() == notice.step() + 1;
    }

    /**
     * Somebody texted.
     *
     * @param from number in E.164
     */
    public Answer text(String from, String text, Instant now) {
        return Codes.in(text)
                .flatMap(code -> sent.byCode(code).stream())
                .filter(one ->
                        reaches.of(one.username()).mobile().filter(from::equals).isPresent())
                .findFirst()
                .map(one -> acknowledge(one, now))
                .orElseGet(Answer.Unknown::new);
    }

    /** Somebody pressed the key that acknowledges, in the call of this notice. */
    public Answer pressed(String id, Instant now) {
        return sent.find(id)
                .map(notice -> acknowledge(new Answerable(notice.escalationId(), notice.username()), now))
                .orElseGet(Answer.Unknown::new);
    }

    /** Who may act on it on the pages may do so by telephone, and nobody else. */
    private Answer acknowledge(Answerable one, Instant now) {
        boolean may = escalations
                .find(one.escalationId())
                .filter(escalation -> mayAct(escalation, one.username()))
                .isPresent();
        if (!may) {
            return new Answer.Unknown();
        }
        return switch (acknowledge.acknowledge(one.escalationId(), one.username(), now)) {
            case Acknowledgement.Done done -> new Answer.Taken(one.escalationId(), done.until());
            case Acknowledgement.AlreadyResolved _ -> new Answer.Closed(one.escalationId());
            case Acknowledgement.Unknown _ -> new Answer.Unknown();
        };
    }

    private boolean mayAct(Escalation escalation, String username) {
        return escalation.matter().openToCareTeam()
                ? accounts.find(username)
                        .filter(found -> found.account().roles().contains(Role.CLINICIAN))
                        .isPresent()
                : escalation.matter().flags().stream()
                        .allMatch(flag -> !flag.routed() || readsRouted(escalation, flag.id(), username));
    }

    private boolean readsRouted(Escalation escalation, String flagId, String username) {
        return username.equals(escalation.matter().reader(flagId))
                || accounts.find(username)
                        .filter(found -> found.account().roles().contains(Role.SAFETY_OFFICER))
                        .isPresent();
    }
}
