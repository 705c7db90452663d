package aftercare.followup.flag;

import java.time.Duration;

/**
 * Something is open that must not stay open longer than this, counted from the saved answer that opened it. Keep the instant
 * at which it first appeared; drop it when it no longer appears; when it has passed, assess with its rule in {@code passed}.
 *
 * @param rule id of the rule it belongs to, such as {@code S-RED-NOW}
 */
public record Deadline(String rule, Duration after) {}
