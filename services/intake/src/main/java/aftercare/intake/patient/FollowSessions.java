package aftercare.intake.patient;

import java.time.Instant;

/** Keeps in mind when a patient's next sessions are planned, since a screening holds for a time only. */
public final class FollowSessions {
    private final Patients patients;

    public FollowSessions(Patients patients) {
        this.patients = patients;
    }

    /** False when there is no such patient. Doing it twice is doing it once. */
    public boolean planned(String patient, String session, Instant plannedAt) {
        return patients.update(patient, p -> p.sessionPlanned(session, plannedAt))
                .isPresent();
    }

    /** False when there is no such patient. Doing it twice is doing it once. */
    public boolean noLongerPlanned(String patient, String session) {
        return patients.update(patient, p -> p.sessionNoLongerPlanned(session)).isPresent();
    }
}
