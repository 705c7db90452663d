package aftercare.followup.course;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What follow-up needs of an enrolment; nothing of it says who the patient is.
 *
 * @param zone IANA zone of the patient's wall clock
 * @param language BCP 47 tag
 * @param country ISO 3166 alpha-2; decides the crisis numbers
 * @param drugAtHome true when the drug is kept at home
 * @param monitorByLink true when the adult who stays with the patient gets links of their own; null when not known
 */
public record Enrolment(
        String zone,
        String language,
        String country,
        String careTeam,
        boolean drugAtHome,
        Instant at,
        @Nullable Boolean monitorByLink) {

    /** An enrolment without a monitor who gets links. */
    public Enrolment(String zone, String language, String country, String careTeam, boolean drugAtHome, Instant at) {
        this(zone, language, country, careTeam, drugAtHome, at, null);
    }

    /** The same, of a patient who lives by another wall clock. */
    Enrolment livingIn(ZoneId other) {
        return new Enrolment(other.getId(), language, country, careTeam, drugAtHome, at, monitorByLink);
    }

    /** Whether steps that ask the adult who stays are planned. */
    boolean asksMonitor() {
        return Boolean.TRUE.equals(monitorByLink);
    }

    /** The patient's wall clock. */
    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }
}
