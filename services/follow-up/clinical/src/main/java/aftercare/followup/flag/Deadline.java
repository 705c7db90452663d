package aftercare.followup.flag;

import java.time.Duration;

/**
 * The next answer must not take longer than this, counted from the save that opened the question. Keep the instant at which
 * the rule's deadline first appeared; drop it when it no longer appears; when it passes, assess with the rule in {@code
 * passed}.
 *
 * @param rule {@code S-RED-NOW} or {@code S-AMB-SILENT}
 */
public record Deadline(String rule, Duration after) {}
