package aftercare.session.readiness;

import aftercare.session.vitals.BloodPressure;
import aftercare.session.vitals.PressureLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of a check-in mean, by the rows P of the checklist and the rules P-STOP, P-WAIT and P-LOOK of the
 * own-worded instruments. A window is open while the start is earlier than its end: 24 hours exactly are enough.
 *
 * <p><b>Proposals</b> of this product, not validated for ketamine, review before use: a question that was declined needs
 * a review; a sedative of unknown kind is treated as both kinds; the limits of {@link PressureLimits}.
 */
public final class AssessReadiness {
    private static final String LOOK = "P-LOOK";
    private static final String PRESSURE = "BP-BEFORE";
    /** PRE-04 of the own-worded instruments gives all its medicines 24 h; the checklist has rows for two of them only. */
    private static final Duration PRE_04 = Duration.ofHours(24);

    private final Checklist checklist;

    public AssessReadiness(Checklist checklist) {
        this.checklist = checklist;
    }

    /**
     * @param exceptions of this patient; only those that stand count
     * @param start when the dose is planned, or about to be given
     */
    public Readiness assess(Answers answers, List<StandingException> exceptions, Instant start) {
        Set<String> excepted = exceptions.stream()
                .filter(StandingException::stands)
                .map(StandingException::rule)
                .collect(Collectors.toSet());
        List<Reason> reasons = new ArrayList<>();
        pregnancy(answers, reasons);
        changes(answers, reasons);
        pressureMedicine(answers, reasons);
        medicines(answers, excepted, start, reasons);
        alcohol(answers, start, reasons);
        taken(Question.SOLIDS, answers.solids(), "P04", checklist.window("P04"), "Solid food", start, reasons);
        taken(Question.LIQUIDS, answers.liquids(), "P05", checklist.window("P05"), "A drink", start, reasons);
        company(answers, reasons);
        maoi(answers, reasons);
        pressure(answers.pressure(), reasons);
        return new Readiness(reasons);
    }

    private static void pregnancy(Answers answers, List<Reason> reasons) {
        switch (answers.pregnancy()) {
            case YES ->
                reasons.add(reason(
                        "P-STOP",
                        Question.PREGNANCY,
                        Effect.STOP,
                        "Pregnant, breastfeeding or trying for a baby: no dose"));
            case UNSURE -> reasons.add(reason(LOOK, Question.PREGNANCY, Effect.REVIEW, "May be pregnant: not sure"));
            case DECLINED -> declined(Question.PREGNANCY, reasons);
            case NO, NA -> {}
        }
    }

    private static void changes(Answers answers, List<Reason> reasons) {
        if (answers.changes().contains(Since.DECLINED)) {
            declined(Question.CHANGES, reasons);
        } else if (!answers.changes().contains(Since.NONE)) {
            String ticked =
                    answers.changes().stream().sorted().map(Since::label).collect(Collectors.joining("; "));
            reasons.add(reason(LOOK, Question.CHANGES, Effect.REVIEW, "Changed since the last session: " + ticked));
        }
    }

    private static void pressureMedicine(Answers answers, List<Reason> reasons) {
        if (answers.pressureMedicine() == Reply.NO) {
            reasons.add(reason(
                    "P06",
                    Question.PRESSURE_MEDICINE,
                    Effect.REVIEW,
                    "The blood pressure medicine was not taken as prescribed"));
        } else if (answers.pressureMedicine() == Reply.DECLINED) {
            declined(Question.PRESSURE_MEDICINE, reasons);
        }
    }

    /** P01 and P02 wait for 24 h unless a clinician made an exception; P09 and P11 wait by P-WAIT and need a review too. */
    private void medicines(Answers answers, Set<String> excepted, Instant start, List<Reason> reasons) {
        Sedative kind = answers.kind();
        if (kind == Sedative.BENZODIAZEPINE) {
            prescribed(Question.SEDATIVE, answers.sedative(), "P01", "A benzodiazepine", excepted, start, reasons);
        } else {
            taken(
                    Question.SEDATIVE,
                    answers.sedative(),
                    "P-WAIT",
                    PRE_04,
                    "A pill for sleep or to calm",
                    start,
                    reasons);
            if (kind != null) {
                String text = kind == Sedative.OTHER
                        ? "A sedative other than a benzodiazepine was taken lately"
                        : "A pill for sleep or to calm was taken lately, and it is not clear which";
                reasons.add(reason("P09", Question.SEDATIVE, Effect.REVIEW, text));
            }
        }
        taken(Question.OPIOID, answers.opioid(), "P-WAIT", PRE_04, "A strong pain medicine", start, reasons);
        if (answers.opioid() instanceof LastTime.At) {
            reasons.add(reason("P11", Question.OPIOID, Effect.REVIEW, "A strong pain medicine was taken lately"));
        }
        prescribed(Question.STIMULANT, answers.stimulant(), "P02", "A stimulant", excepted, start, reasons);
    }

    private void prescribed(
            Question question,
            LastTime last,
            String row,
            String what,
            Set<String> excepted,
            Instant start,
            List<Reason> reasons) {
        if (last instanceof LastTime.At at && excepted.contains(row)) {
            if (start.isBefore(at.at().plus(checklist.window(row)))) {
                reasons.add(reason(
                        row,
                        question,
                        Effect.READY,
                        what + " was taken: no wait, by a clinician's standing exception for a prescribed medicine"));
            }
        } else {
            taken(question, last, row, checklist.window(row), what, start, reasons);
        }
    }

    private void alcohol(Answers answers, Instant start, List<Reason> reasons) {
        taken(Question.ALCOHOL, answers.alcohol(), "P03", checklist.window("P03"), "Alcohol", start, reasons);
        if (answers.hangover() == Reply.YES) {
            reasons.add(reason("P03", Question.HANGOVER, Effect.WAIT, "A hangover: wait until it is gone"));
        } else if (answers.hangover() == Reply.DECLINED) {
            declined(Question.HANGOVER, reasons);
        }
    }

    private static void taken(
            Question question,
            LastTime last,
            String rule,
            Duration window,
            String what,
            Instant start,
            List<Reason> reasons) {
        switch (last) {
            case LastTime.At at -> {
                Instant until = at.at().plus(window);
                if (start.isBefore(until)) {
                    String text = what + " less than " + window.toHours() + " h before the dose";
                    reasons.add(new Reason(rule, question.id(), Effect.WAIT, until, text));
                }
            }
            case LastTime.Declined _ -> declined(question, reasons);
            case LastTime.NotLately _ -> {}
        }
    }

    private static void company(Answers answers, List<Reason> reasons) {
        if (answers.adult() == Reply.NO) {
            reasons.add(reason("P07", Question.ADULT, Effect.STOP, "No adult stays with the patient: no dose"));
        } else if (answers.adult() == Reply.DECLINED) {
            declined(Question.ADULT, reasons);
        }
        if (answers.wayHome() == WayHome.NO) {
            reasons.add(reason(LOOK, Question.WAY_HOME, Effect.REVIEW, "There is no plan yet for the way home"));
        } else if (answers.wayHome() == WayHome.DECLINED) {
            declined(Question.WAY_HOME, reasons);
        }
    }

    private static void maoi(Answers answers, List<Reason> reasons) {
        switch (answers.maoi()) {
            case YES -> reasons.add(reason("P10", Question.MAOI, Effect.REVIEW, "Takes an MAO inhibitor"));
            case UNSURE ->
                reasons.add(reason("P10", Question.MAOI, Effect.REVIEW, "May take an MAO inhibitor: not sure"));
            case DECLINED -> declined(Question.MAOI, reasons);
            case NO, NA -> {}
        }
    }

    private static void pressure(@Nullable BloodPressure pressure, List<Reason> reasons) {
        if (pressure == null) {
            reasons.add(reason(
                    "P08",
                    Question.PRESSURE,
                    Effect.WAIT,
                    "Blood pressure not measured yet: measure it before the dose"));
        } else if (pressure.reaches(PressureLimits.STOP_BEFORE)) {
            reasons.add(reason(PRESSURE, Question.PRESSURE, Effect.STOP, high(pressure, PressureLimits.STOP_BEFORE)));
        } else if (pressure.reaches(PressureLimits.REVIEW_BEFORE)) {
            reasons.add(
                    reason(PRESSURE, Question.PRESSURE, Effect.REVIEW, high(pressure, PressureLimits.REVIEW_BEFORE)));
        }
    }

    private static String high(BloodPressure pressure, BloodPressure limit) {
        return "Blood pressure " + pressure.text() + " before the dose reaches the limit of " + limit.text()
                + " (proposal)";
    }

    private static void declined(Question question, List<Reason> reasons) {
        reasons.add(reason("DECLINED", question, Effect.REVIEW, "Would rather not say: \"" + question.text() + "\""));
    }

    private static Reason reason(String rule, Question question, Effect effect, String text) {
        return new Reason(rule, question.id(), effect, null, text);
    }
}
