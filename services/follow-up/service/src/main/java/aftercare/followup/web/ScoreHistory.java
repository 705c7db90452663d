package aftercare.followup.web;

import aftercare.followup.course.AcceptedLevel;
import aftercare.followup.course.Course;
import aftercare.followup.flag.Acceptable;
import aftercare.followup.flag.Rule;
import aftercare.followup.poll.Dispatch;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Questionnaire;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Definition;
import aftercare.followup.survey.Definitions;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Item;
import aftercare.followup.survey.ScoreRule;
import aftercare.followup.survey.Scoring;
import aftercare.followup.web.ScoreSeries.Accepted;
import aftercare.followup.web.ScoreSeries.Missing;
import aftercare.followup.web.ScoreSeries.Reading;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lays out a patient's scores as series: what was read, what is missing, and what it is compared with. Pure. */
final class ScoreHistory {
    private static final List<String> FIRST = List.of("asq", "phq-9", "gad-7");
    private static final int MOST_GRADE = 3;
    private static final int MOST_ASQ = 2;

    private final Protocol protocol;
    private final Instruments instruments;

    ScoreHistory(Protocol protocol, Instruments instruments) {
        this.protocol = protocol;
        this.instruments = instruments;
    }

    /**
     * A series of every score that these surveys told: totals and grades first, then each item whose number a rule looks at.
     *
     * @param results oldest first
     * @param named whether the reader sees what only a named reader sees
     * @param at when the levels are compared: at the end of the time that is shown
     */
    List<ScoreSeries> of(
            Course.Followed course, List<SurveyResult> results, List<Poll> polls, boolean named, Instant at) {
        List<Rule> rules = protocol.rules().stream()
                .filter(rule -> named || rule.routing().isEmpty())
                .toList();
        Set<String> hidden = named
                ? Set.of()
                : RuleThresholds.items(protocol.rules().stream()
                        .filter(rule -> rule.routing().isPresent())
                        .toList());
        Set<String> items = RuleThresholds.items(rules);
        return results.stream()
                .flatMap(result -> result.values().keySet().stream())
                .distinct()
                .filter(name -> items.contains(name) || !isItem(name))
                .filter(name -> !hidden.contains(name))
                .sorted(Comparator.comparingInt(this::rank).thenComparing(Comparator.<String>naturalOrder()))
                .map(name -> series(name, course, results, polls, rules, at))
                .toList();
    }

    /** True for a single answer, false for what answers add up to. */
    boolean isItem(String name) {
        return instruments.item(name).isPresent() || name.chars().anyMatch(Character::isUpperCase);
    }

    private int rank(String name) {
        int first = FIRST.indexOf(name);
        return first >= 0 ? first : isItem(name) ? FIRST.size() + 1 : FIRST.size();
    }

    private ScoreSeries series(
            String name,
            Course.Followed course,
            List<SurveyResult> results,
            List<Poll> polls,
            List<Rule> rules,
            Instant at) {
        List<Reading> readings = results.stream()
                .filter(result -> result.values().containsKey(name))
                .map(result -> reading(name, result))
                .toList();
        OptionalInt baseline = baseline(name, course);
        List<Accepted> accepted = course.accepted().stream()
                .flatMap(level -> accepted(name, level).stream())
                .toList();
        Optional<Accepted> counting = accepted.stream()
                .filter(level -> !at.isBefore(level.since()) && !at.isAfter(level.until()))
                .reduce((_, later) -> later);
        RuleThresholds thresholds = new RuleThresholds(
                counting.isPresent() ? OptionalInt.of(counting.get().level()) : baseline,
                counting.isPresent() ? "accepted level" : "baseline",
                course.bestPhq9() == null ? OptionalInt.empty() : OptionalInt.of(course.bestPhq9()));
        int highest = readings.stream().mapToInt(Reading::value).max().orElse(0);
        return new ScoreSeries(
                name,
                title(name),
                0,
                Math.max(1, most(name).orElse(highest)),
                readings,
                missing(name, polls),
                thresholds.of(name, rules),
                baseline,
                accepted);
    }

    private Reading reading(String name, SurveyResult result) {
        int value = result.values().getOrDefault(name, 0);
        return new Reading(result.at(), result.survey(), value, words(name, value), result.came());
    }

    private String words(String name, int value) {
        return instruments
                .item(name)
                .map(item -> item.options().get(Integer.toString(value)))
                .map(label -> label.in("en"))
                .filter(label -> !label.equals(Integer.toString(value)))
                .map(label -> value + ", " + label)
                .or(() -> Scoring.label(Map.entry(name, value))
                        .map(label -> label.contains(Integer.toString(value)) ? label : value + ", " + label))
                .orElse(Integer.toString(value));
    }

    private static OptionalInt baseline(String name, Course.Followed course) {
        return course.baselines().stream()
                .map(Answers::of)
                .flatMap(answers -> Stream.ofNullable(
                        answers.has(name)
                                ? boxed(answers.number(name))
                                : Scoring.scores(answers).get(name)))
                .mapToInt(Integer::intValue)
                .max();
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
    }

    private static Optional<Accepted> accepted(String name, AcceptedLevel level) {
        return level.symptom().equals(Acceptable.ASQ)
                ? Optional.empty()
                : Optional.ofNullable(level.levels().get(name))
                        .map(value -> new Accepted(value, level.at(), level.until()));
    }

    private String title(String name) {
        return instruments
                .item(name)
                .map(item -> name + ": " + item.text().in("en"))
                .or(() -> name.equals("asq") ? Optional.of("ASQ, screening for suicidal thoughts") : Optional.empty())
                .or(() -> Acceptable.of(name).map(Acceptable::label).map(ScoreHistory::grade))
                .or(() -> scoreOnly(name)
                        .map(definition -> definition.heading().title()
                                + (name.equals(definition.id())
                                        ? ""
                                        : ", " + name.substring(definition.id().length() + 1))))
                .orElse(name);
    }

    private static String grade(String label) {
        return label.startsWith("Urinary: ") ? label + " (grade)" : label;
    }

    /** The highest value there can be; empty when its range is not published. */
    private OptionalInt most(String name) {
        if (name.startsWith("urinary-")) {
            return OptionalInt.of(MOST_GRADE);
        }
        if (name.equals("asq")) {
            return OptionalInt.of(MOST_ASQ);
        }
        Optional<Item> item = instruments.item(name);
        return item.isPresent()
                ? highest(item.get().options().keySet().stream().toList())
                : scoreOnly(name).map(definition -> most(name, definition)).orElse(OptionalInt.empty());
    }

    private static OptionalInt most(String name, Definition definition) {
        ScoreRule rule = name.equals(definition.id())
                ? definition.scoring().getFirst()
                : definition.score(name.substring(definition.id().length() + 1)).orElseThrow();
        return switch (rule) {
            case ScoreRule.Sum sum -> {
                int most = 0;
                boolean known = true;
                for (String item : sum.items()) {
                    OptionalInt highest = definition.items().stream()
                            .filter(coded -> coded.id().equals(item))
                            .findFirst()
                            .map(coded -> highest(coded.values()))
                            .orElse(OptionalInt.empty());
                    known &= highest.isPresent();
                    most += highest.orElse(0);
                }
                yield known ? OptionalInt.of(most) : OptionalInt.empty();
            }
            case ScoreRule.MostSevereYes yes -> OptionalInt.of(yes.items().size());
            case ScoreRule.Composite _ -> OptionalInt.of(MOST_GRADE);
            case ScoreRule.Each _ -> OptionalInt.empty();
        };
    }

    private static OptionalInt highest(List<String> values) {
        return values.stream()
                .filter(value -> value.matches("\\d{1,4}"))
                .mapToInt(Integer::parseInt)
                .max();
    }

    /** The definition that a score belongs to, by {@code ID} or {@code ID-RULE}. */
    private static Optional<Definition> scoreOnly(String name) {
        return Definitions.find(name)
                .or(() -> Definitions.ids().stream()
                        .filter(id -> name.startsWith(id + "-"))
                        .flatMap(id -> Definitions.find(id).stream())
                        .filter(definition -> definition
                                .score(name.substring(definition.id().length() + 1))
                                .isPresent())
                        .findFirst());
    }

    private List<Missing> missing(String name, List<Poll> polls) {
        Set<String> telling = telling(name);
        return polls.stream()
                .filter(Poll::missing)
                .filter(poll -> !poll.asking().ofMonitor())
                .filter(poll -> !told(name, poll))
                .filter(poll -> asks(telling, poll))
                .map(poll -> new Missing(poll.asking().closesAt(), SurveyResult.name(poll.asking())))
                .sorted(Comparator.comparing(Missing::at).thenComparing(Missing::survey))
                .toList();
    }

    private static boolean told(String name, Poll poll) {
        return poll instanceof Poll.Open open
                && (open.paper().scores().containsKey(name)
                        || open.paper().given().number(name).isPresent());
    }

    /** Ids of the instruments whose answers tell it; none when that is not known. */
    private Set<String> telling(String name) {
        if (name.startsWith("urinary-")) {
            return Set.of("urinary-check");
        }
        if (name.equals("asq")) {
            return Set.of("asq", "asq-followup");
        }
        return isItem(name)
                ? instruments.all().stream()
                        .filter(one ->
                                one.items().stream().anyMatch(item -> item.id().equals(name)))
                        .map(one -> one.id())
                        .collect(Collectors.toSet())
                : scoreOnly(name).map(definition -> Set.of(definition.id())).orElse(Set.of());
    }

    /** Of a survey that nobody knows the form of any more, every score is missing. */
    private boolean asks(Set<String> telling, Poll poll) {
        List<String> asked = forms(poll);
        return telling.isEmpty() || asked.isEmpty() || asked.stream().anyMatch(telling::contains);
    }

    private List<String> forms(Poll poll) {
        return switch (poll) {
            case Poll.Missed missed -> forms(missed.dispatch());
            case Poll.Open open -> forms(open.dispatch());
            case Poll.Sent sent -> forms(sent.dispatch());
            case Poll.Answered answered -> forms(answered.dispatch());
            case Poll.Planned _, Poll.Unsent _ ->
                protocol.step(poll.asking().step())
                        .map(step -> step.forms(poll.asking().occurrence()).stream()
                                .map(FormPart::instrument)
                                .toList())
                        .orElse(List.of());
        };
    }

    private static List<String> forms(Dispatch dispatch) {
        return dispatch.sheet().questionnaire().parts().stream()
                .map(Questionnaire.Part::instrument)
                .toList();
    }
}
