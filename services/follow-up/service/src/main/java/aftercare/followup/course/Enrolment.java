package aftercare.followup.course;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What follow-up needs of an enrolment; nothing of it says who the patient is.
 *
 * @param zone IANA zone of the patient's wall clock
 * @param language BCP 47 tag
 * @param country ISO 3166 alpha-2; decides the crisis numbers
 * @param drugAtHome true when the drug is kept at home
 */
public record Enrolment(String zone, String language, String country, String careTeam, boolean drugAtHome, Instant at) {

    /** The patient's wall clock. */
    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }
}
