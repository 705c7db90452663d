package aftercare.followup.flag;

import java.time.Duration;

/**
 * How long something may stay open.
 *
 * @param name rules see {@code deadline.NAME} once it has passed
 * @param condition CEL; true while it is open
 */
public record DeadlineRule(String name, String condition, Duration after) {}
