package aftercare.messaging;

import java.util.List;

/**
 * What a replay did, or would do.
 *
 * @param dryRun true when nothing was applied
 * @param drained ids that were applied, or found applied before, in order
 * @param remaining ids that still wait, the one that stopped the replay first
 * @param cause why the first of the remaining could not be applied; empty when nothing remains
 */
public record ReplayReport(boolean dryRun, List<String> drained, List<String> remaining, String cause) {
    public ReplayReport {
        drained = List.copyOf(drained);
        remaining = List.copyOf(remaining);
    }
}
