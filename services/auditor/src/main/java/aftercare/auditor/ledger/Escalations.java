package aftercare.auditor.ledger;

import aftercare.contracts.FollowUpFact.CallRecorded;
import aftercare.contracts.FollowUpFact.EscalationAcknowledged;
import aftercare.contracts.FollowUpFact.EscalationHandedOver;
import aftercare.contracts.FollowUpFact.EscalationNotified;
import aftercare.contracts.FollowUpFact.EscalationOpened;
import aftercare.contracts.FollowUpFact.EscalationReopened;
import aftercare.contracts.FollowUpFact.EscalationResolved;
import aftercare.contracts.FollowUpFact.EscalationSnoozed;
import aftercare.contracts.FollowUpFact.FlagAttached;
import aftercare.contracts.FollowUpFact.NoticeHeld;
import aftercare.contracts.FollowUpFact.NoticeReported;
import aftercare.contracts.FollowUpFact.ResolutionProposed;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opened = open + resolved by a person, and each open one has a next step in the future. {@code acknowledged} counts
 * escalations, not acknowledgements.
 */
final class Escalations {
    private static final String ACCOUNT = "escalations";
    /** Reasons of re-opening after which nobody's proposal stands. */
    private static final Set<String> NOTHING_PROPOSED = Set.of("resolution-refused", "red-flag", "tier-rose");

    private long opened;
    private long acknowledged;
    private long resolved;
    private Map<String, Standing> open = new HashMap<>();
    private HeldNotices held = new HeldNotices();

    /**
     * An open one.
     *
     * @param taken true once somebody has acknowledged it
     * @param nextAt when it does something by itself, by the product's clock
     * @param since when the newest fact of it was recorded
     * @param proposedBy who would close it, when a second person has to agree; null while nobody would
     */
    record Standing(
            boolean taken,
            Instant nextAt,
            Instant since,
            @Nullable String proposedBy) {
        Standing next(boolean nowTaken, Instant at, Instant recordedAt) {
            return new Standing(nowTaken, at, recordedAt, proposedBy);
        }
    }

    void enter(EscalationOpened fact, Instant recordedAt, Findings findings) {
        opened++;
        if (open.putIfAbsent(fact.escalationId(), new Standing(false, fact.at(), recordedAt, null)) != null) {
            findings.add(ACCOUNT, fact.escalationId(), "opened more than once");
        }
    }

    void enter(FlagAttached fact, Findings findings) {
        requireOpen(fact.escalationId(), "a flag was attached", findings);
    }

    /** One that was told beside the close, or before an acknowledgement was read, changes nothing. */
    void enter(EscalationNotified fact, Instant recordedAt) {
        if (fact.delivered()) {
            held.told(fact.escalationId(), fact.recipient());
        }
        next(fact.escalationId(), fact.nextAt(), recordedAt);
    }

    void enter(NoticeHeld fact, Instant recordedAt) {
        if (fact.nextAt() != null) {
            held.held(fact.escalationId(), fact.recipient(), fact.until(), recordedAt);
        }
        next(fact.escalationId(), fact.nextAt(), recordedAt);
    }

    void enter(NoticeReported fact, Instant recordedAt) {
        next(fact.escalationId(), fact.nextAt(), recordedAt);
    }

    private void next(String escalation, @Nullable Instant next, Instant recordedAt) {
        if (next != null) {
            change(escalation, before -> before.next(before.taken(), next, recordedAt));
        }
    }

    void enter(EscalationReopened fact, Instant recordedAt, Findings findings) {
        if (requireOpen(fact.escalationId(), "re-opened", findings)) {
            change(
                    fact.escalationId(),
                    before -> new Standing(
                            before.taken(),
                            fact.at(),
                            recordedAt,
                            NOTHING_PROPOSED.contains(fact.reason()) ? null : before.proposedBy()));
        }
    }

    void enter(EscalationAcknowledged fact, Instant recordedAt, Findings findings) {
        held.takenUp(fact.escalationId());
        if (requireOpen(fact.escalationId(), "acknowledged", findings)) {
            change(fact.escalationId(), before -> {
                acknowledged += before.taken() ? 0 : 1;
                return before.next(true, fact.until(), recordedAt);
            });
        }
    }

    void enter(EscalationHandedOver fact, Instant recordedAt, Findings findings) {
        held.takenUp(fact.escalationId());
        if (requireOpen(fact.escalationId(), "handed over", findings)) {
            change(fact.escalationId(), before -> before.next(before.taken(), fact.until(), recordedAt));
        }
    }

    void enter(EscalationSnoozed fact, Instant recordedAt, Findings findings) {
        held.takenUp(fact.escalationId());
        if (requireOpen(fact.escalationId(), "put off", findings)) {
            change(fact.escalationId(), before -> before.next(before.taken(), fact.until(), recordedAt));
        }
    }

    void enter(ResolutionProposed fact, Findings findings) {
        if (requireOpen(fact.escalationId(), "a resolution was proposed", findings)) {
            change(
                    fact.escalationId(),
                    before -> new Standing(before.taken(), before.nextAt(), before.since(), fact.by()));
        }
    }

    void enter(EscalationResolved fact, Findings findings) {
        held.takenUp(fact.escalationId());
        resolved++;
        if (requireOpen(fact.escalationId(), "resolved", findings)) {
            Standing before = open.remove(fact.escalationId());
            if (before != null && fact.by().equals(before.proposedBy())) {
                findings.add(ACCOUNT, fact.escalationId(), "resolved by who had proposed it, and nobody else agreed");
            }
        }
        if (fact.by().isBlank()) {
            findings.add(ACCOUNT, fact.escalationId(), "resolved by nobody");
        }
    }

    void enter(CallRecorded fact, Findings findings) {
        requireOpen(fact.escalationId(), "a call was recorded", findings);
    }

    private void change(String id, UnaryOperator<Standing> change) {
        open.computeIfPresent(id, (_, before) -> change.apply(before));
    }

    private boolean requireOpen(String escalationId, String verb, Findings findings) {
        boolean isOpen = open.containsKey(escalationId);
        if (!isOpen) {
            findings.add(ACCOUNT, escalationId, verb + ", though it was not open");
        }
        return isOpen;
    }

    LedgerView.Escalations view() {
        return new LedgerView.Escalations(opened, acknowledged, resolved, open.size());
    }

    Stream<Problem> problems(Moment moment) {
        Stream<Problem> standStill = open.entrySet().stream()
                .filter(entry -> moment.overdue(entry.getValue().since())
                        && moment.past(entry.getValue().nextAt()))
                .map(entry -> new Problem(
                        ACCOUNT,
                        entry.getKey(),
                        "its next step was due at " + entry.getValue().nextAt() + ", and nothing was done"));
        return Stream.concat(standStill, held.problems(moment));
    }
}
