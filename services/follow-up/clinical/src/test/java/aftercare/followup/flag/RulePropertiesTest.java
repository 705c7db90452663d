package aftercare.followup.flag;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Step;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Choice;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Question;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must be true of every protocol's rules, tried on thousands of random surveys; the seed makes each run the same. */
class RulePropertiesTest {
    private static final int SURVEYS = 400;
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Protocol PROTOCOL = Protocol.shipped(INSTRUMENTS);

    /** From well to ill; answers that are numbers need no line. A question that is not here has no order. */
    private static final Map<String, List<String>> ORDERS = Map.ofEntries(
            Map.entry("URI-09a", List.of("yes", "no")),
            Map.entry("ARR-02", List.of("yes", "no")),
            Map.entry("ARR-03", List.of("ok", "drowsy", "help")),
            Map.entry("MON-01", List.of("yes", "no")),
            Map.entry("MON-02", List.of("yes", "no")),
            Map.entry("MON-03", List.of("none", "fell", "faint,fell")),
            Map.entry("MON-04", List.of("yes", "no")),
            Map.entry("DEP-08", List.of("no", "faster")),
            Map.entry("MND-01", List.of("no", "one", "two")),
            Map.entry("MND-06", List.of("no", "stopped", "still")),
            Map.entry("MND-07a", List.of("none", "again", "doctor,again")),
            Map.entry("MND-08", List.of("no", "close", "hurt")),
            Map.entry("FDC-01", List.of("ok", "drowsy")),
            Map.entry("FDC-02", List.of("none", "chest", "chest,faint", "chest,faint,seizure")),
            Map.entry("FDC-03", List.of("no", "unhurt", "hurt", "serious")),
            Map.entry("FDC-05", List.of("all", "part")),
            Map.entry("FDC-06", List.of("none", "stimulant", "alcohol,stimulant")),
            Map.entry("FDC-07", List.of("none", "cannabis")));

    private static final Map<String, String> WORDS = Map.of(
            "clinic", "the clinic", "session_day", "your day", "last_asked_date", "last week", "first_name", "Ada");

    private final Random random = new Random(20260310);

    @Test
    void moreSymptomsNeverLowerATier() {
        int tried = 0;
        for (int i = 0; i < SURVEYS; i++) {
            Filled filled = fill();
            for (Map.Entry<String, String> answer : filled.answers.values().entrySet()) {
                Optional<String> worse = worse(answer.getKey(), answer.getValue(), filled);
                if (worse.isPresent()) {
                    tried++;
                    Answers ill = filled.answers.with(answer.getKey(), worse.get());
                    assertThat(urgency(filled.assess(ill)))
                            .as("%s from %s to %s in %s", answer.getKey(), answer.getValue(), worse.get(), filled)
                            .isGreaterThanOrEqualTo(urgency(filled.assess(filled.answers)));
                }
            }
        }
        assertThat(tried).isGreaterThan(SURVEYS * 5);
    }

    @Test
    void theOrderOfPagesDoesNotMatter() {
        for (int i = 0; i < SURVEYS; i++) {
            Filled filled = fill();
            List<String> asked = new ArrayList<>(filled.answers.values().keySet());
            Set<Integer> urgencies = new HashSet<>();
            Set<String> atOnce = rules(filled.assess(filled.answers));
            for (int order = 0; order < 3; order++) {
                Collections.shuffle(asked, random);
                List<Flag> raised = filled.assessPageByPage(asked);
                urgencies.add(urgency(raised));
                assertThat(rules(raised)).as(filled.toString()).containsAll(atOnce);
            }
            assertThat(urgencies).as(filled.toString()).containsExactly(urgency(filled.assess(filled.answers)));
        }
    }

    @Test
    void aMissingDoseOrExposureNeverSuppressesAFlag() {
        for (int i = 0; i < SURVEYS; i++) {
            Filled filled = fill();
            Set<String> known = rules(filled.assess(filled.answers));
            assertThat(rules(filled.without().assess(filled.answers)))
                    .as(filled.toString())
                    .containsAll(known);
        }
    }

    private static Set<String> rules(List<Flag> flags) {
        return flags.stream().map(Flag::rule).collect(Collectors.toSet());
    }

    /** 4 red to 1 blue, 0 nothing. */
    private static int urgency(List<Flag> flags) {
        return flags.stream()
                .mapToInt(f -> switch (f.tier()) {
                    case RED -> 4;
                    case AMBER -> 3;
                    case YELLOW -> 2;
                    case BLUE -> 1;
                })
                .max()
                .orElse(0);
    }

    private Optional<String> worse(String id, String value, Filled filled) {
        Question question =
                filled.survey.find(id, filled.answers).orElseThrow(() -> new IllegalStateException("Not asked: " + id));
        List<String> values = question.choices().stream().map(c -> c.value()).toList();
        List<String> order = ORDERS.get(id);
        if (order == null && values.stream().allMatch(v -> v.matches("\\d+"))) {
            order = values;
        } else if (order == null && values.contains("yes") && values.contains("no")) {
            order = List.of("no", "yes");
        }
        int at = order == null ? -1 : order.indexOf(value);
        return order == null || at < 0 || at + 1 == order.size() ? Optional.empty() : Optional.of(order.get(at + 1));
    }

    private Filled fill() {
        List<Step> steps =
                PROTOCOL.steps().stream().filter(s -> !s.forms(4).isEmpty()).toList();
        Step step = steps.get(random.nextInt(steps.size()));
        List<FormPart> parts = step.forms(1 + random.nextInt(4));
        Survey survey = Survey.of(
                INSTRUMENTS,
                parts.isEmpty() ? step.forms(4) : parts,
                new SurveyContext("en", false, random.nextBoolean(), random.nextBoolean(), WORDS, Map.of()));
        int illness = random.nextInt(10);
        Answers answers = answer(survey, illness);
        List<Answers> baselines = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            baselines.add(answer(survey, random.nextInt(10)));
        }
        Map<String, Answers> previous = new HashMap<>();
        if (random.nextBoolean()) {
            Answers before = answer(survey, illness);
            parts.forEach(p -> previous.put(p.instrument(), before));
        }
        History history = new History(
                baselines,
                previous,
                random.nextBoolean() ? OptionalInt.of(random.nextInt(28)) : OptionalInt.empty(),
                random.ints(random.nextInt(10), 0, 28).boxed().toList(),
                Map.of("URI-04", new History.Accepted(random.nextInt(5), NOW, NOW, "known")),
                random.nextBoolean() ? Optional.of(new History.AsqLevel(Set.of("ASQ-1"), NOW)) : Optional.empty(),
                new History.Exposure(random.nextInt(20), random.nextInt(3000), OptionalInt.of(random.nextInt(60))),
                random.nextBoolean());
        return new Filled(survey, answers, history);
    }

    /** @param illness of ten questions, how many get a random answer and not the first offered */
    private Answers answer(Survey survey, int illness) {
        Answers answers = Answers.none();
        Optional<Question> next = survey.next(answers);
        while (next.isPresent()) {
            List<Choice> offered = next.get().offered();
            Choice choice = offered.get(random.nextInt(10) < illness ? random.nextInt(offered.size()) : 0);
            answers = answers.with(next.get().id(), choice.value());
            next = survey.next(answers);
        }
        return answers;
    }

    private record Filled(Survey survey, Answers answers, History history) {
        List<Flag> assess(Answers given) {
            return assess(given, Set.of(), true, Set.of());
        }

        List<Flag> assessPageByPage(List<String> order) {
            Map<String, String> given = new LinkedHashMap<>();
            List<Flag> raised = new ArrayList<>();
            for (String id : order) {
                given.put(id, answers.values().get(id));
                Set<String> known = raised.stream().map(Flag::id).collect(Collectors.toSet());
                raised.addAll(assess(Answers.of(given), Set.of(id), given.size() == order.size(), known));
            }
            return raised;
        }

        private List<Flag> assess(Answers given, Set<String> saved, boolean finished, Set<String> known) {
            return PROTOCOL.assessor()
                    .assess(new AssessmentInput(
                            "poll-1", survey, given, saved, finished, Set.of(), history, known, NOW))
                    .flags();
        }

        Filled without() {
            return new Filled(
                    survey,
                    answers,
                    new History(
                            history.baselines(),
                            history.previous(),
                            history.bestPhq9(),
                            history.phq9Totals(),
                            history.accepted(),
                            history.asqLevel(),
                            History.Exposure.none(),
                            history.psychosisRisk()));
        }
    }
}
