package aftercare.intake.patient;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the clinic wrote down when it enrolled a person. Stays in intake's database; its text form shows nothing.
 *
 * @param zone IANA zone of the patient's wall clock
 * @param language BCP 47 tag
 * @param country ISO 3166 alpha-2 country of residence
 * @param consentVersion version of the informed consent that says the use is off label, signed by the patient
 * @param drugAtHome true when the drug is kept at home
 */
public record Enrolment(
        String name,
        EmailAddress email,
        Phone phone,
        @Nullable LocalDate birthDate,
        ZoneId zone,
        String language,
        String country,
        String careTeam,
        String consentVersion,
        boolean drugAtHome,
        @Nullable EmergencyContact emergencyContact) {
    @Override
    public String toString() {
        return "Enrolment[hidden]";
    }
}
