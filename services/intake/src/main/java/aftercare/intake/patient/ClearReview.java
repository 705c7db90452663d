package aftercare.intake.patient;

import aftercare.intake.screening.Checklist;
import aftercare.intake.screening.Entry.Found;
import aftercare.intake.screening.Refusal;
import aftercare.intake.screening.Ruling;
import aftercare.kernel.Change;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Writes down a clinician's finding about an answer that stands in the way of treatment. */
public final class ClearReview {
    private final Patients patients;
    private final Checklist checklist;
    private final InstantSource clock;

    public ClearReview(Patients patients, Checklist checklist, InstantSource clock) {
        this.patients = patients;
        this.checklist = checklist;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is written down, or was before by the same clinician in the same words. */
        record Done(Patient patient) implements Outcome {}

        /** It is not, and nothing changed. */
        record Refused(Refusal why) implements Outcome {}

        /** There is no such patient. */
        record UnknownPatient() implements Outcome {}
    }

    /**
     * @param question its id
     * @param turn of the question as the clinician saw it
     * @param reason why treatment may go on, or what was done
     * @param by account of the clinician
     */
    public Outcome clear(String patient, String question, int turn, String reason, String by) {
        Instant now = clock.instant();
        Found finding = new Found(now, by, question, reason);
        AtomicReference<Optional<Refusal>> refusal = new AtomicReference<>(Optional.empty());
        Optional<Patient> after =
                patients.update(patient, p -> switch (p.screening().found(finding, turn, checklist)) {
                    case Ruling.Granted granted -> {
                        refusal.set(Optional.empty());
                        yield p.screened(granted.after(), checklist, by, now);
                    }
                    case Ruling.Refused refused -> {
                        refusal.set(Optional.of(refused.why()));
                        yield Change.none(p);
                    }
                });
        if (after.isEmpty()) {
            return new Outcome.UnknownPatient();
        }
        Optional<Refusal> why = Objects.requireNonNull(refusal.get());
        return why.isPresent() ? new Outcome.Refused(why.get()) : new Outcome.Done(after.get());
    }
}
