package aftercare.followup.course;

import aftercare.kernel.Hold;
import java.time.Instant;

/**
 * A hold that nobody has lifted.
 *
 * @param cause id of the flag
 * @param rule of the flag
 */
public record StandingHold(String cause, String rule, Hold hold, Instant placedAt) {}
