package aftercare.intake.web;

import aftercare.intake.patient.Clearance;
import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.Patient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A patient as REST shows them: under the pseudonym, without name, contact and birth date.
 *
 * @param cleared true when a session may start now; the other fields tell of the last clearance that was not withdrawn
 * @param conditions ids of the screening's questions that a clinician cleared although the answer is not no
 */
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
        @Nullable Instant clearedAt,
        @Nullable Instant validUntil,
        List<String> conditions) {

    static PatientJson of(Patient patient, Instant now) {
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
                patient.clearedAt(now),
                clearance == null ? null : clearance.by(),
                clearance == null ? null : clearance.at(),
                clearance == null ? null : clearance.validUntil(),
                clearance == null ? List.of() : clearance.conditions());
    }
}
