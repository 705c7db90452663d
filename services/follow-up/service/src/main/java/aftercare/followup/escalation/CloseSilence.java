package aftercare.followup.escalation;

import java.time.Instant;

/** Closes what stands about a patient's silence once the patient answers, be it late and be it one page. */
public final class CloseSilence {
    private final Escalations escalations;

    public CloseSilence(Escalations escalations) {
        this.escalations = escalations;
    }

    /** The patient answered; again changes nothing. */
    public void answered(String patient, Instant now) {
        escalations.ofPatient(patient).stream()
                .filter(Escalation::standing)
                .forEach(e -> escalations.update(e.matter().id(), current -> current.answered(now)));
    }
}
