package aftercare.followup.flag;

import aftercare.followup.expression.Domain;
import aftercare.followup.expression.ValueType;
import aftercare.followup.survey.AnswerName;
import aftercare.followup.survey.AnswerValues;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Asq;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Scoring;
import aftercare.followup.survey.SurveyNames;
import aftercare.followup.survey.UrinarySymptom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** All the names that rules may use, and what they stand for. Described for clinicians in docs/protocol-authoring.md. */
final class RuleNames {
    private static final Set<String> ASQ = Set.of("ASQ-1", "ASQ-2", "ASQ-3", "ASQ-4", "ASQ-4F", "ASQ-5");
    private static final Set<String> EFFECTS = Set.of("FDC-09", "FDC-10", "FDC-10a");

    private static final Set<String> URINARY = Set.of(
            "URI-01", "URI-01i", "URI-02", "URI-02i", "URI-03", "URI-03i", "URI-04", "URI-05", "URI-06", "URI-06i",
            "URI-07");

    private static final long MOST_PHQ9 = 27;
    private static final long MOST_GAD7 = 21;
    private static final long MOST_SESSIONS = 100;
    private static final long MOST_MILLIGRAMS = 100_000;
    private static final long MOST_DAYS = 100_000;

    private final Map<String, Name> names = new LinkedHashMap<>();

    /** The names that come from these instruments and these deadlines. */
    RuleNames(Instruments instruments, List<DeadlineRule> deadlines) {
        instruments.answerNames().forEach(answer -> addAnswer(answer, instruments));
        SurveyNames.occasion()
                .forEach((name, type) -> add(
                        name,
                        type == ValueType.NUMBER ? fixed(name) : Domain.yesNo(),
                        Set.of(),
                        s -> SurveyNames.occasion(s.input.survey().context()).getOrDefault(name, false)));
        addAsq();
        addEffects(effects(instruments));
        addGrades();
        addTotals();
        number(
                Set.of(),
                "exposure.sessions_28d",
                0,
                MOST_SESSIONS,
                s -> s.history.exposure().sessions28());
        number(
                Set.of(),
                "exposure.milligrams_28d",
                0,
                MOST_MILLIGRAMS,
                s -> s.history.exposure().milligrams28());
        add("exposure.days_since_session", Domain.numbers(0, MOST_DAYS, -1L), Set.of(), s ->
                (long) s.history.exposure().daysSinceSession().orElse(-1));
        add("patient.psychosis_risk", Domain.yesNo(), Set.of(), s -> s.history.psychosisRisk());
        add(
                "patient.exceptions",
                Domain.ticks(List.of("P01", "P02")),
                Set.of(),
                s -> s.history.exceptions().stream().sorted().toList());
        add("survey.finished", Domain.yesNo(), Set.of(), s -> s.input.finished());
        add("survey.rest_declined", Domain.yesNo(), Set.of(), Situation::restDeclined);
        deadlines.forEach(d -> add(
                "deadline." + d.name(),
                Domain.yesNo(),
                Set.of(),
                s -> s.input.passed().contains(d.rule())));
    }

    private static Domain fixed(String name) {
        long value = name.equals("DECLINED") ? AnswerValues.DECLINED : AnswerValues.NOT_ASKED;
        return Domain.numbers(value, value);
    }

    Map<String, Name> all() {
        return names;
    }

    Map<String, ValueType> types() {
        Map<String, ValueType> types = new LinkedHashMap<>();
        names.values().forEach(name -> types.put(name.name(), name.type()));
        return types;
    }

    Map<String, Domain> domains() {
        Map<String, Domain> domains = new LinkedHashMap<>();
        names.values().forEach(name -> domains.put(name.name(), name.domain()));
        return domains;
    }

    private void addAnswer(AnswerName answer, Instruments instruments) {
        String item = answer.item();
        ValueType type = answer.type();
        List<String> asking = instruments.all().stream()
                .filter(i -> i.items().stream().anyMatch(it -> it.id().equals(item)))
                .map(i -> i.id())
                .toList();
        List<String> options = instruments
                .item(item)
                .map(i -> List.copyOf(i.options().keySet()))
                .orElse(List.of());
        Domain domain = domain(type, options);
        add(answer.name(), domain, Set.of(item), s -> AnswerValues.of(type, s.answers.value(item)));
        add("previous." + answer.name(), domain, Set.of(), s -> AnswerValues.of(type, s.previousAnswer(item, asking)));
        if (type == ValueType.NUMBER) {
            add(
                    "baseline." + answer.name(),
                    Domain.numbers(domain.least(), domain.most(), AnswerValues.NOT_ASKED),
                    Set.of(),
                    s -> s.baselineNumber(item));
        } else if (type != ValueType.YES_NO) {
            add(
                    "baseline." + answer.name(),
                    Domain.ticks(with(options, Answers.DECLINED)),
                    Set.of(),
                    s -> s.baselineWords(item));
        }
    }

    private static Domain domain(ValueType type, List<String> options) {
        return switch (type) {
            case NUMBER -> {
                LongSummaryStatistics values =
                        options.stream().mapToLong(Long::parseLong).summaryStatistics();
                yield Domain.numbers(values.getMin(), values.getMax(), AnswerValues.NOT_ASKED, AnswerValues.DECLINED);
            }
            case WORD -> options.isEmpty() ? Domain.anyWord() : Domain.word(with(options, "", Answers.DECLINED));
            case WORDS -> Domain.ticks(with(options, Answers.DECLINED));
            case YES_NO -> Domain.yesNo();
        };
    }

    private static List<String> with(List<String> options, String... more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }

    private static List<String> effects(Instruments instruments) {
        return instruments
                .item("FDC-09")
                .map(item -> item.options().keySet().stream()
                        .filter(option -> !option.equals("none"))
                        .toList())
                .orElse(List.of());
    }

    private void addAsq() {
        add(
                "asq.result",
                Domain.word(Stream.concat(
                                Stream.of(""), Stream.of(Asq.Result.values()).map(Asq.Result::id))
                        .toList()),
                ASQ,
                s -> s.asq().result().map(Asq.Result::id).orElse(""));
        add("asq.any_yes", Domain.yesNo(), ASQ, s -> s.asq().yes());
        add("asq.any_positive", Domain.yesNo(), ASQ, s -> !s.asq().positive().isEmpty());
        add("asq.worse_than_recorded", Domain.yesNo(), ASQ, Situation::asqWorseThanRecorded);
        add("previous.asq_any_yes", Domain.yesNo(), Set.of(), Situation::previousAsqYes);
    }

    private void addEffects(List<String> effects) {
        add(
                "effects.severe_still",
                Domain.ticks(effects),
                EFFECTS,
                s -> s.effects().severeStill());
        add(
                "effects.severe_gone",
                Domain.ticks(effects),
                EFFECTS,
                s -> s.effects().severeGone());
        add(
                "effects.mild_still",
                Domain.ticks(effects),
                EFFECTS,
                s -> s.effects().mildStill());
        add("effects.declined", Domain.ticks(effects), EFFECTS, s -> s.effects().declined());
    }

    private void addGrades() {
        number(
                URINARY,
                "urinary.above_at_2",
                0,
                UrinarySymptom.values().length,
                s -> s.above().at2());
        number(
                URINARY,
                "urinary.above_at_3",
                0,
                UrinarySymptom.values().length,
                s -> s.above().at3());
        number(
                Set.of(),
                "previous.urinary.above_at_2",
                0,
                UrinarySymptom.values().length,
                s -> s.previousAbove().at2());
        number(
                Set.of(),
                "previous.urinary.above_at_3",
                0,
                UrinarySymptom.values().length,
                s -> s.previousAbove().at3());
        add("urinary.risen", Domain.ticks(UrinarySymptom.items()), URINARY, Situation::risen);
        add("previous.urinary.risen", Domain.ticks(UrinarySymptom.items()), Set.of(), Situation::previousRisen);
    }

    private void addTotals() {
        total(
                Set.of("PHQ-01"),
                "phq9.total",
                MOST_PHQ9,
                s -> Scoring.phq9(s.answers).orElse(-1));
        total(Set.of(), "phq9.baseline", MOST_PHQ9, s -> s.baselineTotal("phq-9", Scoring::phq9));
        total(Set.of(), "phq9.best", MOST_PHQ9, s -> s.history.bestPhq9().orElse(-1));
        add("phq9.drift", Domain.yesNo(), Set.of("PHQ-01"), Situation::phq9Drifts);
        total(
                Set.of("GAD-01"),
                "gad7.total",
                MOST_GAD7,
                s -> Scoring.gad7(s.answers).orElse(-1));
        total(Set.of(), "gad7.baseline", MOST_GAD7, s -> s.baselineTotal("gad-7", Scoring::gad7));
    }

    private void total(Set<String> items, String name, long most, ToIntFunction<Situation> value) {
        add(name, Domain.numbers(0, most, AnswerValues.NOT_ASKED), items, s -> (long) value.applyAsInt(s));
    }

    private void number(Set<String> items, String name, long least, long most, ToIntFunction<Situation> value) {
        add(name, Domain.numbers(least, most), items, s -> (long) value.applyAsInt(s));
    }

    private void add(String name, Domain domain, Set<String> items, Function<Situation, Object> value) {
        names.put(name, new Name(name, domain, items, value));
    }
}
