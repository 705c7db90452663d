package aftercare.intake.patient;

import aftercare.intake.screening.Answer;
import aftercare.intake.screening.Checklist;
import aftercare.intake.screening.Entry.Answered;
import aftercare.kernel.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes down what was answered about a patient's contraindications. */
public final class ScreenPatient {
    private final Patients patients;
    private final Checklist checklist;
    private final InstantSource clock;

    public ScreenPatient(Patients patients, Checklist checklist, InstantSource clock) {
        this.patients = patients;
        this.checklist = checklist;
        this.clock = clock;
    }

    /**
     * The same answers under the same key of the same sender are written down once.
     *
     * @param by account of the sender
     * @param key given by the sender, the same for a repetition
     * @param answers by the question's id; all of them, or some that changed
     * @param medicines what the patient takes, as typed; empty when not asked
     * @return the patient afterwards; empty when there is no such patient
     */
    public Optional<Patient> screen(
            String patient, String by, String key, Map<String, Answer> answers, String medicines) {
        Instant now = clock.instant();
        String content = new TreeMap<>(answers) + medicines;
        Answered entry = new Answered(now, by, Ids.derive("screening", by, key, content), answers, medicines);
        return patients.update(patient, p -> p.screened(p.screening().answered(entry), checklist, by, now));
    }
}
