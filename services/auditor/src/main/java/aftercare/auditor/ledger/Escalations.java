package aftercare.auditor.ledger;

import aftercare.contracts.FollowUpFact.EscalationAcknowledged;
import aftercare.contracts.FollowUpFact.EscalationOpened;
import aftercare.contracts.FollowUpFact.EscalationResolved;
import aftercare.contracts.FollowUpFact.FlagAttached;
import java.util.HashMap;
import java.util.Map;

/** Opened = open + resolved by a person. {@code acknowledged} counts escalations, not acknowledgements. */
final class Escalations {
    private static final String ACCOUNT = "escalations";

    private long opened;
    private long acknowledged;
    private long resolved;
    /** Open ones, and whether somebody has acknowledged them. */
    private Map<String, Boolean> open = new HashMap<>();

    void enter(EscalationOpened fact, Findings findings) {
        opened++;
        if (open.putIfAbsent(fact.escalationId(), false) != null) {
            findings.add(ACCOUNT, fact.escalationId(), "opened more than once");
        }
    }

    void enter(FlagAttached fact, Findings findings) {
        requireOpen(fact.escalationId(), "a flag was attached", findings);
    }

    void enter(EscalationAcknowledged fact, Findings findings) {
        if (requireOpen(fact.escalationId(), "acknowledged", findings)
                && Boolean.FALSE.equals(open.put(fact.escalationId(), true))) {
            acknowledged++;
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
}
