package aftercare.intake.patient;

import aftercare.contracts.IntakeFact;
import aftercare.contracts.IntakeFact.PatientCleared;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.kernel.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person in the clinic's care.
 *
 * @param id the pseudonym everybody outside intake knows the person by
 * @param clearance the first one; absent until a clinician clears the patient
 */
public record Patient(
        String id,
        Enrolment enrolment,
        Instant enrolledAt,
        @Nullable Clearance clearance) {

    /** A new patient, not cleared yet. */
    public static Change<Patient, IntakeFact> enrol(String id, Enrolment enrolment, Instant now) {
        Patient born = new Patient(id, enrolment, now, null);
        return Change.of(
                born,
                new PatientEnrolled(
                        id,
                        enrolment.zone().getId(),
                        enrolment.language(),
                        enrolment.country(),
                        enrolment.careTeam(),
                        enrolment.consentVersion(),
                        enrolment.drugAtHome(),
                        born.enrolledAt()));
    }

    /** Lets the patient be treated. The first clearance stands: a second one changes nothing. */
    public Change<Patient, IntakeFact> clear(String by, Instant now) {
        if (clearance != null) {
            return Change.none(this);
        }
        Clearance given = new Clearance(by, now);
        return Change.of(new Patient(id, enrolment, enrolledAt, given), new PatientCleared(id, given.by(), given.at()));
    }

    public boolean cleared() {
        return clearance != null;
    }
}
