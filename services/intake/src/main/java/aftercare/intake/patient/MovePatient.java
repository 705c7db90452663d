package aftercare.intake.patient;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/** Records that a patient lives by another wall clock. Doing it twice is doing it once. */
public final class MovePatient {
    private final Patients patients;
    private final InstantSource clock;

    public MovePatient(Patients patients, InstantSource clock) {
        this.patients = patients;
        this.clock = clock;
    }

    /** The patient afterwards; empty when there is no such patient. */
    public Optional<Patient> move(String patient, ZoneId zone, String by) {
        Instant now = clock.instant();
        return patients.update(patient, p -> p.livingIn(zone, by, now));
    }
}
