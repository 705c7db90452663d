package aftercare.intake.patient;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the clinic wrote down when it enrolled a person. Stays in intake's database; its text form shows nothing.
 *
 * @param zone IANA zone of the patient's wall clock
 * @param language BCP 47 tag
 * @param country ISO 3166 alpha-2 country of residence
 * @param consentVersion version of the informed consent that says the use is off label, signed by the patient
 * @param drugAtHome true when the drug is kept at home
 * @param address where the patient lives, as they write it; null when not given
 * @param monitor who stays with the patient; null when not named yet
 * @param lifetimeAttempt null when not asked
 * @param priorTreatment null when not asked
 * @param textsFirst true when the patient would rather be texted than mailed
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
        @Nullable EmergencyContact emergencyContact,
        @Nullable String address,
        @Nullable NamedMonitor monitor,
        @Nullable LifetimeAttempt lifetimeAttempt,
        @Nullable PriorTreatment priorTreatment,
        boolean textsFirst) {
    /** An enrolment of somebody who would rather be mailed. */
    public Enrolment(
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
            @Nullable EmergencyContact emergencyContact,
            @Nullable String address,
            @Nullable NamedMonitor monitor,
            @Nullable LifetimeAttempt lifetimeAttempt,
            @Nullable PriorTreatment priorTreatment) {
        this(
                name,
                email,
                phone,
                birthDate,
                zone,
                language,
                country,
                careTeam,
                consentVersion,
                drugAtHome,
                emergencyContact,
                address,
                monitor,
                lifetimeAttempt,
                priorTreatment,
                false);
    }

    /** An enrolment at which nothing was asked about the time before, and no monitor was named. */
    public Enrolment(
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
        this(
                name,
                email,
                phone,
                birthDate,
                zone,
                language,
                country,
                careTeam,
                consentVersion,
                drugAtHome,
                emergencyContact,
                null,
                null,
                null,
                null);
    }

    /**
     * Where somebody is written to; empty when that is not known. A number that both use is the patient's.
     *
     * @param mail true for an e-mail address, false for a number in E.164
     */
    public Optional<String> address(Party party, boolean mail) {
        if (party == Party.PATIENT) {
            return Optional.of(mail ? email.value() : phone.value());
        }
        if (monitor == null) {
            return Optional.empty();
        }
        return mail
                ? Optional.ofNullable(monitor.email()).map(EmailAddress::value)
                : Optional.of(monitor.phone())
                        .filter(number -> !number.equals(phone))
                        .map(Phone::value);
    }

    /** The same, of a patient who lives by another wall clock. */
    Enrolment livingIn(ZoneId other) {
        return new Enrolment(
                name,
                email,
                phone,
                birthDate,
                other,
                language,
                country,
                careTeam,
                consentVersion,
                drugAtHome,
                emergencyContact,
                address,
                monitor,
                lifetimeAttempt,
                priorTreatment,
                textsFirst);
    }

    /** Whether the adult who stays with the patient can be sent a link of their own. */
    boolean monitorByLink() {
        return monitor != null && monitor.email() != null;
    }

    @Override
    public String toString() {
        return "Enrolment[hidden]";
    }
}
