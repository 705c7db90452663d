package aftercare.followup.escalation;

import aftercare.followup.staff.Account;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.Set;

/**
 * What a member of staff is told. It names no patient and no answer: mail is read on many screens.
 *
 * @param messageId derived from escalation, round, step and recipient, so that a repeat after a crash is known as one
 * @param byCall true when the call list shows it too
 * @param round how often the ladder began; 0 outside of it
 * @param step 1 for the ladder's first step
 * @param by the ways that the ladder names; empty: those that are usual for the tier
 * @param mayWait false when it is told at once, however much its recipient was told of lately
 */
public record Notice(
        String messageId,
        Account recipient,
        String escalationId,
        Tier tier,
        boolean byCall,
        int round,
        int step,
        Set<Way> by,
        boolean mayWait,
        Instant openedAt,
        Instant actBy) {
    public Notice {
        by = Set.copyOf(by);
    }
}
