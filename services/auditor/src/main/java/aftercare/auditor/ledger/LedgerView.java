package aftercare.auditor.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as it stands.
 *
 * @param readUpTo everything the broker had at this instant has been entered; null until the log was read once
 * @param facts distinct facts entered
 * @param duplicates repetitions dropped by source and sequence
 * @param foreign facts of types that only a newer version knows; their sequence is checked, nothing else
 * @param unreadable records that are no facts
 * @param missing facts that were published and are not in the log
 * @param imbalance how many things do not add up; 0 is the only good value
 * @param problems the first of them
 */
public record LedgerView(
        @Nullable Instant readUpTo,
        Answers answers,
        Flags flags,
        Escalations escalations,
        Polls polls,
        Messages messages,
        Holds holds,
        long facts,
        long duplicates,
        long foreign,
        long unreadable,
        long missing,
        int imbalance,
        List<Problem> problems) {

    /** Saved = assessed + quarantined + waiting, in pages. */
    public record Answers(long saved, long assessed, long quarantined, long waiting) {}

    /** The sum of raised = opened + attached + logged + waiting, save that a flag may also wait for its hold. */
    public record Flags(Raised raised, long opened, long attached, long logged, long waiting) {}

    /** Flags raised, by tier. */
    public record Raised(long red, long amber, long yellow, long blue) {
        public long total() {
            return red + amber + yellow + blue;
        }
    }

    /** Opened = resolved + open. */
    public record Escalations(long opened, long acknowledged, long resolved, long open) {}

    /** Planned = answered + late + missed + waiting. */
    public record Polls(long planned, long sent, long answered, long late, long missed, long waiting) {}

    /** Requested = sent + failed + waiting. */
    public record Messages(long requested, long sent, long failed, long waiting) {}

    /** Placed = lifted + standing; {@code waiting} counts patients whose newest change session does not obey yet. */
    public record Holds(long placed, long lifted, long standing, long waiting) {}
}
