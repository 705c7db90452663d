package aftercare.followup.poll;

import java.time.ZoneId;

/**
 * Who is asked.
 *
 * @param careTeam hears of what is found
 * @param zone in which the patient's days and nights are counted
 */
public record Whom(String patient, String careTeam, ZoneId zone) {}
