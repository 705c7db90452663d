package aftercare.followup.cases;

import aftercare.followup.survey.Naranjo;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can never stand in a case, however unfinished it is. */
final class ContentCheck {
    /** Characters of a text field. */
    static final int LONGEST_TEXT = 20_000;

    private static final int PATIENT_HIGHEST = 3;
    private static final int DEATH = 5;

    private final CaseContent content;
    private final List<Problem> problems = new ArrayList<>();

    private ContentCheck(CaseContent content) {
        this.content = content;
    }

    /**
     * All that is wrong.
     *
     * @param zone and {@code now} tell what is in the future
     */
    static List<Problem> of(CaseContent content, ZoneId zone, Instant now) {
        var check = new ContentCheck(content);
        check.term();
        check.times(zone, now);
        check.grades();
        check.death();
        check.naranjo();
        check.lengths();
        return check.problems;
    }

    private void term() {
        Optional<CtcaeTerm> term = content.ctcae();
        if (content.term() != null && term.isEmpty()) {
            add(Field.TERM, "Select a term from the list: there is none with the code " + content.term());
        }
        if (term.filter(CtcaeTerm::other).isPresent() && content.specification().isBlank()) {
            add(Field.SPECIFICATION, "Enter what it is: the term says only that it is another");
        }
    }

    private void times(ZoneId zone, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        DayTime onset = content.onset();
        DayTime end = content.end();
        if (onset != null && onset.day().isAfter(today)) {
            add(Field.ONSET, "Enter when it began: " + onset + " is still to come");
        }
        if (end != null && end.day().isAfter(today)) {
            add(Field.END, "Enter when it ended: " + end + " is still to come");
        }
        if (onset != null && end != null && end.before(onset)) {
            add(Field.END, "Enter an end after the onset: " + end + " is before " + onset);
        }
    }

    private void grades() {
        Integer patient = content.patientGrade();
        if (patient != null && (patient < 0 || patient > PATIENT_HIGHEST)) {
            add(Field.PATIENT_GRADE, "Enter a grade from 0 to " + PATIENT_HIGHEST);
        }
        Integer clinician = content.clinicianGrade();
        if (clinician == null) {
            return;
        }
        if (content.term() == null) {
            add(Field.CLINICIAN_GRADE, "Select the term first: each has grades of its own");
        }
        content.ctcae()
                .filter(term -> !term.has(clinician))
                .ifPresent(term -> add(
                        Field.CLINICIAN_GRADE,
                        term.name() + " has no grade " + clinician + ". Select one of "
                                + term.levels().stream()
                                        .sorted()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", "))));
    }

    /** CTCAE grade 5 is death related to the event, a fatal outcome is death, and death is a criterion of seriousness. */
    private void death() {
        Seriousness seriousness = content.seriousness();
        Integer grade = content.clinicianGrade();
        boolean dead = content.outcome() == Outcome.FATAL || (grade != null && grade == DEATH);
        if (dead && seriousness != null && !seriousness.criteria().contains(Criterion.DEATH)) {
            add(Field.SERIOUSNESS, "Tick 'Results in death', which the grade or the outcome says");
        }
    }

    private void naranjo() {
        if (content.naranjo() != null && content.naranjo().size() != Naranjo.QUESTIONS) {
            add(Field.NARANJO, "Answer all 10 questions; an answer that is not known is 'unknown'");
        }
    }

    private void lengths() {
        for (Field field : List.of(Field.REPORTED, Field.SPECIFICATION, Field.TREATMENT, Field.NARRATIVE)) {
            if (field.of(content).length() > LONGEST_TEXT) {
                add(field, "Enter " + LONGEST_TEXT + " characters or fewer");
            }
        }
    }

    private void add(Field field, String message) {
        problems.add(new Problem(field, message));
    }
}
