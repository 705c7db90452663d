package aftercare.intake.web;

import aftercare.intake.medicine.Medicines;
import aftercare.intake.medicine.Reading;
import aftercare.intake.patient.Patient;
import aftercare.intake.screening.Assessment;
import aftercare.intake.screening.Checklist;
import aftercare.intake.screening.Entry;
import aftercare.intake.screening.Question;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A patient's screening as a page shows it.
 *
 * @param crisis whom to call in an emergency where the patient lives
 * @param medicines what was made of the medicines last typed
 */
public record ShownScreening(
        Patient patient, Checklist checklist, Assessment assessment, List<Reading> medicines, String crisis) {
    static ShownScreening of(Patient patient, Checklist checklist, Medicines medicines, String crisis) {
        return new ShownScreening(
                patient,
                checklist,
                patient.screening().assess(checklist),
                medicines.read(patient.screening().medicines()),
                crisis);
    }

    /** Newest first. */
    public List<Entry> history() {
        return patient.screening().entries().reversed();
    }

    /** What an entry says, in a line. */
    public String said(Entry entry) {
        return switch (entry) {
            case Entry.Answered a -> {
                String answers = a.answers().entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue().code())
                        .collect(Collectors.joining(", "));
                String typed =
                        a.medicines().isEmpty() ? "" : (answers.isEmpty() ? "" : "; ") + "takes: " + a.medicines();
                yield answers + typed;
            }
            case Entry.Found f -> f.question() + " found by a clinician: " + f.reason();
        };
    }

    /** What a reading of a medicine tells, in a line. */
    public String told(Reading reading) {
        return switch (reading) {
            case Reading.Known k ->
                (k.typed().equals(k.generic()) ? k.generic() : k.typed() + " (" + k.generic() + ")") + ": "
                        + k.drugClass().label();
            case Reading.Similar s ->
                s.typed() + ": not on the list, ask. Did they mean " + String.join(" or ", s.names()) + "?";
            case Reading.Unknown u -> u.typed() + ": unknown, ask what it is";
        };
    }

    /** What a clinician is asked to write about a question that waits for one. */
    public String asked(Question question) {
        return switch (assessment.of(question.id()).orElseThrow().outcome()) {
            case EMERGENCY -> "What was done on the emergency pathway?";
            case EXCLUDED_UNTIL_CONTROLLED -> "What shows that it is controlled?";
            default -> "Why may treatment go on?";
        };
    }

    @Override
    public String toString() {
        return "ShownScreening[" + patient.id() + "]";
    }
}
