package aftercare.followup.escalation;

import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Attempt;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.followup.staff.Role;
import aftercare.kernel.Canary;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Does what an escalation's next instant asks for: tells the people of the present step, or takes back an acknowledgement
 * that ran out. Told at least once: after a crash between telling and writing it down, the same message goes out again.
 */
public final class NotifyStaff {
    /** Of no round of a ladder: somebody was told outside of it. */
    private static final int HANDED_OVER = 0;

    private final Escalations escalations;
    private final Accounts accounts;
    private final Telling telling;
    private final Ladders ladders;
    private final EscalationTimes times;
    private final OnCall onCall;
    private final Account canaryContact;

    /** @param canaryContact who is told of the canary's escalations; nobody of the staff is */
    public NotifyStaff(
            Escalations escalations,
            Accounts accounts,
            Telling telling,
            Ladders ladders,
            EscalationTimes times,
            OnCall onCall,
            Account canaryContact) {
        this.escalations = escalations;
        this.accounts = accounts;
        this.telling = telling;
        this.ladders = ladders;
        this.times = times;
        this.onCall = onCall;
        this.canaryContact = canaryContact;
    }

    /** Runs the next step of a claimed escalation; nothing when it is not due. */
    public void run(String id, Instant now) {
        Escalation escalation = escalations
                .find(id)
                .orElseThrow(() -> new IllegalStateException("Claimed escalation " + id + " does not exist"));
        Instant nextAt = escalation.nextAt();
        if (nextAt == null || nextAt.isAfter(now)) {
            return;
        }
        times.lateness(Duration.between(nextAt, now));
        switch (escalation) {
            case Open open -> tell(open, now);
            case Acknowledged _ -> {
                Escalation after = escalations.update(
                        id,
                        current -> current instanceof Acknowledged taken
                                        && !taken.until().isAfter(now)
                                ? taken.expire(now)
                                : Change.none(current));
                if (after instanceof Open open && !open.nextAt().isAfter(now)) {
                    tell(open, now);
                }
            }
            case Resolved _ -> {}
        }
    }

    private void tell(Open open, Instant now) {
        Matter matter = open.matter();
        Ladder ladder = ladders.of(matter);
        if (open.round() == 1 && open.step() == 1 && !Canary.is(matter.patient())) {
            times.firstAttempt(Duration.between(matter.flags().getFirst().at(), now));
        }
        Set<Account> told = recipients(matter, ladder.tell(open.step()), now);
        if (ladder.ended(open.step()) && !Canary.is(matter.patient())) {
            told.addAll(accounts.of(Role.OPERATOR, matter.careTeam()));
        }
        List<Attempt> attempts = told.stream()
                .flatMap(account -> telling.tell(notice(open, account, ladder), now).stream())
                .toList();
        escalations.update(matter.id(), current -> switch (current) {
            case Open still -> still.notified(open.round(), open.step(), attempts, ladder, now);
            case Acknowledged taken -> taken.notified(open.step(), attempts, now);
            case Resolved closed -> closed.notified(open.step(), attempts, now);
        });
    }

    /** Tells the one to whom it was handed over, once; the ladder climbs when that one does not deal with it. */
    public void handedOver(Escalation escalation, Account account, Instant now) {
        Matter matter = escalation.matter();
        Notice notice = new Notice(
                Ids.derive("notice", matter.id(), "handed-over", account.username(), now.toString()),
                account,
                matter.id(),
                matter.tier(),
                ladders.byCall(matter.flags()),
                HANDED_OVER,
                1,
                Set.of(),
                false,
                matter.openedAt(),
                matter.actBy());
        outOfTurn(matter.id(), telling.tell(notice, now), now);
    }

    /** Writes down that somebody was told outside of the ladder, which climbs as it would have. */
    public void outOfTurn(String id, List<Attempt> attempts, Instant now) {
        escalations.update(id, current -> switch (current) {
            case Open open -> open.notified(HANDED_OVER, 1, attempts, ladders.of(open.matter()), now);
            case Acknowledged taken -> taken.notified(1, attempts, now);
            case Resolved closed -> closed.notified(1, attempts, now);
        });
    }

    private Notice notice(Open open, Account account, Ladder ladder) {
        Matter matter = open.matter();
        String messageId = Ids.derive(
                "notice",
                matter.id(),
                Integer.toString(open.round()),
                Integer.toString(open.step()),
                account.username());
        return new Notice(
                messageId,
                account,
                matter.id(),
                matter.tier(),
                ladders.byCall(matter.flags()),
                open.round(),
                open.step(),
                ladder.by(open.step()),
                matter.tier() != Tier.RED && !Canary.is(matter.patient()),
                matter.openedAt(),
                matter.actBy());
    }

    private Set<Account> recipients(Matter matter, List<String> tell, Instant now) {
        if (Canary.is(matter.patient())) {
            return Set.of(canaryContact);
        }
        Set<Account> recipients = new LinkedHashSet<>();
        if (matter.openToCareTeam() && tell.contains("on-call")) {
            recipients.addAll(onCall.of(matter.tier(), matter.careTeam(), now));
        }
        for (Role role : matter.openToCareTeam() ? roles(tell) : Set.of(Role.SAFETY_OFFICER)) {
            recipients.addAll(accounts.of(role, matter.careTeam()));
        }
        matter.namedReaders().forEach(reader -> accounts.find(reader).ifPresent(a -> recipients.add(a.account())));
        return recipients;
    }

    /** The roles that a rung names. Who is on call is no role: the rota says it. */
    private static Set<Role> roles(List<String> tell) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String whom : tell) {
            switch (whom) {
                case "on-call" -> {}
                case "safety-officer" -> roles.add(Role.SAFETY_OFFICER);
                case "coordinator" -> roles.add(Role.COORDINATOR);
                default -> roles.add(Role.CLINICIAN);
            }
        }
        return roles;
    }
}
