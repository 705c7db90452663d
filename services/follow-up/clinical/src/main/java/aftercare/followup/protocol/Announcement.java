package aftercare.followup.protocol;

import java.time.Duration;

/**
 * Something that is told before each planned session, without a question.
 *
 * @param template name of intake's wording, such as {@code day-before}
 * @param before how long before the planned start
 * @param atHomeOnly told only before a session at home
 * @param source where its time and words come from
 */
public record Announcement(String template, Duration before, boolean atHomeOnly, String source) {}
