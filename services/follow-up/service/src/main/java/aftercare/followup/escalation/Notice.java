package aftercare.followup.escalation;

import aftercare.followup.staff.Account;
import aftercare.kernel.Tier;
import java.time.Instant;

/**
 * What a member of staff is told. It names no patient and no answer: mail is read on many screens.
 *
 * @param messageId derived from escalation, round, step and recipient, so that a repeat after a crash is known as one
 * @param byCall true when the call list shows it too
 * @param step 1 for the ladder's first step
 */
public record Notice(
        String messageId,
        Account recipient,
        String escalationId,
        Tier tier,
        boolean byCall,
        int step,
        Instant openedAt,
        Instant actBy) {}
