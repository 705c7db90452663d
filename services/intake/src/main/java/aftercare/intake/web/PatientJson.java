package aftercare.intake.web;

import aftercare.intake.patient.Clearance;
import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.Patient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A patient as REST shows them: under the pseudonym, without name, contact and birth date. */
record PatientJson(
        String patient,
        String zone,
        String language,
        String country,
        String careTeam,
        String consentVersion,
        boolean drugAtHome,
        Instant enrolledAt,
        boolean cleared,
        @Nullable String clearedBy,
        @Nullable Instant clearedAt) {

    static PatientJson of(Patient patient) {
        Enrolment e = patient.enrolment();
        Clearance clearance = patient.clearance();
        return new PatientJson(
                patient.id(),
                e.zone().getId(),
                e.language(),
                e.country(),
                e.careTeam(),
                e.consentVersion(),
                e.drugAtHome(),
                patient.enrolledAt(),
                patient.cleared(),
                clearance == null ? null : clearance.by(),
                clearance == null ? null : clearance.at());
    }
}
