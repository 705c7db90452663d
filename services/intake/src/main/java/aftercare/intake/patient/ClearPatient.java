package aftercare.intake.patient;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Records a clinician's finding that a patient may be treated. */
public final class ClearPatient {
    private final Patients patients;
    private final InstantSource clock;

    public ClearPatient(Patients patients, InstantSource clock) {
        this.patients = patients;
        this.clock = clock;
    }

    /** The patient afterwards; empty when there is no such patient. Doing it twice is doing it once. */
    public Optional<Patient> clear(String patient, String by) {
        Instant now = clock.instant();
        return patients.update(patient, p -> p.clear(by, now));
    }
}
