package aftercare.session.treatment;

import java.time.Instant;

/**
 * What was recorded of a completed session before it was corrected.
 *
 * @param reason in the words of whoever corrected it; kept, never published
 * @param by account that corrected it
 */
public record Correction(
        Treatment treatment, Instant startedAt, Instant completedAt, String reason, String by, Instant at) {}
