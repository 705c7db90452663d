package aftercare.auditor.ledger;

import aftercare.contracts.FollowUpFact.CallRecorded;
import aftercare.contracts.FollowUpFact.EscalationAcknowledged;
import aftercare.contracts.FollowUpFact.EscalationNotified;
import aftercare.contracts.FollowUpFact.EscalationOpened;
import aftercare.contracts.FollowUpFact.EscalationReopened;
import aftercare.contracts.FollowUpFact.EscalationResolved;
import aftercare.contracts.FollowUpFact.FlagAttached;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Opened = open + resolved by a person, and each open one has a next step in the future. {@code acknowledged} counts
 * escalations, not acknowledgements.
 */
final class Escalations {
    private static final String ACCOUNT = "escalations";

    private long opened;
    private long acknowledged;
    private long resolved;
    private Map<String, Standing> open = new HashMap<>();

    /**
     * An open one.
     *
     * @param taken true once somebody has acknowledged it
     * @param nextAt when it does something by itself, by the product's clock
     * @param since when the newest fact of it was recorded
     */
    record Standing(boolean taken, Instant nextAt, Instant since) {}

    void enter(EscalationOpened fact, Instant recordedAt, Findings findings) {
        opened++;
        if (open.putIfAbsent(fact.escalationId(), new Standing(false, fact.at(), recordedAt)) != null) {
            findings.add(ACCOUNT, fact.escalationId(), "opened more than once");
        }
    }

    void enter(FlagAttached fact, Findings findings) {
        requireOpen(fact.escalationId(), "a flag was attached", findings);
    }

    /** One that was told beside the close, or before an acknowledgement was read, changes nothing. */
    void enter(EscalationNotified fact, Instant recordedAt) {
        Instant next = fact.nextAt();
        if (next != null) {
            change(fact.escalationId(), before -> new Standing(before.taken(), next, recordedAt));
        }
    }

    void enter(EscalationReopened fact, Instant recordedAt, Findings findings) {
        if (requireOpen(fact.escalationId(), "re-opened", findings)) {
            change(fact.escalationId(), before -> new Standing(before.taken(), fact.at(), recordedAt));
        }
    }

    void enter(EscalationAcknowledged fact, Instant recordedAt, Findings findings) {
        if (requireOpen(fact.escalationId(), "acknowledged", findings)) {
            change(fact.escalationId(), before -> {
                acknowledged += before.taken() ? 0 : 1;
                return new Standing(true, fact.until(), recordedAt);
            });
        }
    }

    void enter(EscalationResolved fact, Findings findings) {
        resolved++;
        if (requireOpen(fact.escalationId(), "resolved", findings)) {
            open.remove(fact.escalationId());
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
        return open.entrySet().stream()
                .filter(entry -> moment.overdue(entry.getValue().since())
                        && moment.past(entry.getValue().nextAt()))
                .map(entry -> new Problem(
                        ACCOUNT,
                        entry.getKey(),
                        "its next step was due at " + entry.getValue().nextAt() + ", and nothing was done"));
    }
}
