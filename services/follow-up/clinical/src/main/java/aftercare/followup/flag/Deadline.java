package aftercare.followup.flag;

import java.time.Duration;

/**
 * Something is open that must not stay open longer than this, counted from the saved answer that opened it. Keep the instant
 * at which it first appeared; drop it when it no longer appears; when it has passed, assess with its name in {@code passed}.
 *
 * @param name such as {@code asq_5_open}
 */
public record Deadline(String name, Duration after) {}
