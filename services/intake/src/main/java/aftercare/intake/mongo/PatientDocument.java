package aftercare.intake.mongo;

import aftercare.intake.patient.Clearance;
import aftercare.intake.patient.EmailAddress;
import aftercare.intake.patient.EmergencyContact;
import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Phone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A patient in the collection {@code patients}. A birth date is text, since a database date has a time zone. */
record PatientDocument(
        String id,
        String name,
        String email,
        String phone,
        @Nullable String birthDate,
        String zone,
        String language,
        String country,
        String careTeam,
        String consentVersion,
        boolean drugAtHome,
        @Nullable String emergencyName,
        @Nullable String emergencyPhone,
        Instant enrolledAt,
        @Nullable String clearedBy,
        @Nullable Instant clearedAt) {

    static PatientDocument of(Patient patient) {
        Enrolment e = patient.enrolment();
        EmergencyContact emergency = e.emergencyContact();
        Clearance clearance = patient.clearance();
        return new PatientDocument(
                patient.id(),
                e.name(),
                e.email().value(),
                e.phone().value(),
                e.birthDate() == null ? null : e.birthDate().toString(),
                e.zone().getId(),
                e.language(),
                e.country(),
                e.careTeam(),
                e.consentVersion(),
                e.drugAtHome(),
                emergency == null ? null : emergency.name(),
                emergency == null ? null : emergency.phone().value(),
                patient.enrolledAt(),
                clearance == null ? null : clearance.by(),
                clearance == null ? null : clearance.at());
    }

    Patient patient() {
        Enrolment enrolment = new Enrolment(
                name,
                new EmailAddress(email),
                new Phone(phone),
                birthDate == null ? null : LocalDate.parse(birthDate),
                ZoneId.of(zone),
                language,
                country,
                careTeam,
                consentVersion,
                drugAtHome,
                emergencyName == null || emergencyPhone == null
                        ? null
                        : new EmergencyContact(emergencyName, new Phone(emergencyPhone)));
        return new Patient(
                id,
                enrolment,
                enrolledAt,
                clearedBy == null || clearedAt == null ? null : new Clearance(clearedBy, clearedAt));
    }

    @Override
    public String toString() {
        return "PatientDocument[" + id + "]";
    }
}
