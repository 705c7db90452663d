package aftercare.followup.course;

import java.time.Instant;

/**
 * A message before a planned session that would go out; it asks nothing.
 *
 * @param at when it goes out
 * @param template name of intake's wording, such as {@code day-before}
 * @param session id of the planned session
 * @param ifAtHome true when only those treated at home get it; where a session is planned to be is not follow-up's to know
 */
public record MessageAhead(Instant at, String template, String session, boolean ifAtHome) {}
