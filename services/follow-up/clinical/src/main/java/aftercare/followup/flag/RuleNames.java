package aftercare.followup.flag;

import aftercare.followup.expression.ValueType;
import aftercare.followup.survey.AnswerName;
import aftercare.followup.survey.AnswerValues;
import aftercare.followup.survey.Asq;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Scoring;
import aftercare.followup.survey.SurveyNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** All the names that rules may use, and what they stand for. Described for clinicians in docs/protocol-authoring.md. */
final class RuleNames {
    private static final Set<String> ASQ = Set.of("ASQ-1", "ASQ-2", "ASQ-3", "ASQ-4", "ASQ-4F", "ASQ-5");
    private static final Set<String> EFFECTS = Set.of("FDC-09", "FDC-10", "FDC-10a");

    private static final Set<String> URINARY = Set.of(
            "URI-01", "URI-01i", "URI-02", "URI-02i", "URI-03", "URI-03i", "URI-04", "URI-05", "URI-06", "URI-06i",
            "URI-07");

    private final Map<String, Name> names = new LinkedHashMap<>();

    /** The names that come from these instruments and these deadlines. */
    RuleNames(Instruments instruments, List<DeadlineRule> deadlines) {
        instruments.answerNames().forEach(answer -> addAnswer(answer, instruments));
        SurveyNames.occasion()
                .forEach((name, type) -> add(
                        name,
                        type,
                        Set.of(),
                        s -> SurveyNames.occasion(s.input.survey().context()).getOrDefault(name, false)));
        addAsq();
        addEffects();
        addGrades();
        addTotals();
        number(Set.of(), "exposure.sessions_28d", s -> s.history.exposure().sessions28());
        number(Set.of(), "exposure.milligrams_28d", s -> s.history.exposure().milligrams28());
        number(
                Set.of(),
                "exposure.days_since_session",
                s -> s.history.exposure().daysSinceSession().orElse(-1));
        add("patient.psychosis_risk", ValueType.YES_NO, Set.of(), s -> s.history.psychosisRisk());
        add("survey.finished", ValueType.YES_NO, Set.of(), s -> s.input.finished());
        add("survey.rest_declined", ValueType.YES_NO, Set.of(), Situation::restDeclined);
        deadlines.forEach(d -> add(
                "deadline." + d.name(),
                ValueType.YES_NO,
                Set.of(),
                s -> s.input.passed().contains(d.rule())));
    }

    Map<String, Name> all() {
        return names;
    }

    Map<String, ValueType> types() {
        Map<String, ValueType> types = new LinkedHashMap<>();
        names.values().forEach(name -> types.put(name.name(), name.type()));
        return types;
    }

    private void addAnswer(AnswerName answer, Instruments instruments) {
        String item = answer.item();
        ValueType type = answer.type();
        List<String> asking = instruments.all().stream()
                .filter(i -> i.items().stream().anyMatch(it -> it.id().equals(item)))
                .map(i -> i.id())
                .toList();
        add(
                answer.name(),
                type,
                Set.of(item),
                s -> AnswerValues.of(type, s.answers.values().get(item)));
        add("previous." + answer.name(), type, Set.of(), s -> AnswerValues.of(type, s.previousAnswer(item, asking)));
        if (type == ValueType.NUMBER) {
            add("baseline." + answer.name(), type, Set.of(), s -> s.baselineNumber(item));
        } else if (type != ValueType.YES_NO) {
            add("baseline." + answer.name(), ValueType.WORDS, Set.of(), s -> s.baselineWords(item));
        }
    }

    private void addAsq() {
        add(
                "asq.result",
                ValueType.WORD,
                ASQ,
                s -> s.asq().result().map(Asq.Result::id).orElse(""));
        add("asq.any_yes", ValueType.YES_NO, ASQ, s -> s.asq().yes());
        add("asq.any_positive", ValueType.YES_NO, ASQ, s -> !s.asq().positive().isEmpty());
        add("asq.worse_than_recorded", ValueType.YES_NO, ASQ, Situation::asqWorseThanRecorded);
        add("previous.asq_any_yes", ValueType.YES_NO, Set.of(), Situation::previousAsqYes);
    }

    private void addEffects() {
        add("effects.severe_still", ValueType.WORDS, EFFECTS, s -> s.effects().severeStill());
        add("effects.severe_gone", ValueType.WORDS, EFFECTS, s -> s.effects().severeGone());
        add("effects.mild_still", ValueType.WORDS, EFFECTS, s -> s.effects().mildStill());
        add("effects.declined", ValueType.WORDS, EFFECTS, s -> s.effects().declined());
    }

    private void addGrades() {
        number(URINARY, "urinary.above_at_2", s -> s.above().at2());
        number(URINARY, "urinary.above_at_3", s -> s.above().at3());
        number(Set.of(), "previous.urinary.above_at_2", s -> s.previousAbove().at2());
        number(Set.of(), "previous.urinary.above_at_3", s -> s.previousAbove().at3());
        add("urinary.risen", ValueType.WORDS, URINARY, Situation::risen);
        add("previous.urinary.risen", ValueType.WORDS, Set.of(), Situation::previousRisen);
    }

    private void addTotals() {
        number(Set.of("PHQ-01"), "phq9.total", s -> Scoring.phq9(s.answers).orElse(-1));
        number(Set.of(), "phq9.baseline", s -> s.baselineTotal("phq-9", Scoring::phq9));
        number(Set.of(), "phq9.best", s -> s.history.bestPhq9().orElse(-1));
        add("phq9.drift", ValueType.YES_NO, Set.of("PHQ-01"), Situation::phq9Drifts);
        number(Set.of("GAD-01"), "gad7.total", s -> Scoring.gad7(s.answers).orElse(-1));
        number(Set.of(), "gad7.baseline", s -> s.baselineTotal("gad-7", Scoring::gad7));
    }

    private void number(Set<String> items, String name, ToIntFunction<Situation> value) {
        add(name, ValueType.NUMBER, items, s -> (long) value.applyAsInt(s));
    }

    private void add(String name, ValueType type, Set<String> items, Function<Situation, Object> value) {
        names.put(name, new Name(name, type, items, value));
    }
}
