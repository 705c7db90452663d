package aftercare.session.hold;

import java.time.Instant;
import java.time.InstantSource;

/** Makes and ends standing exceptions for prescribed medicines; a clinician's act. */
public final class ExceptMedicine {
    private final PatientViews patients;
    private final InstantSource clock;

    public ExceptMedicine(PatientViews patients, InstantSource clock) {
        this.patients = patients;
        this.clock = clock;
    }

    /**
     * @param rule {@code P01} or {@code P02}
     * @param medicine its name; kept, never published
     */
    public void make(String patient, String rule, String medicine, String by) {
        Instant now = clock.instant();
        patients.update(patient, view -> view.except(rule, medicine, by, now));
    }

    /** Nothing happens when none stands. */
    public void end(String patient, String rule, String by) {
        Instant now = clock.instant();
        patients.update(patient, view -> view.endException(rule, by, now));
    }
}
