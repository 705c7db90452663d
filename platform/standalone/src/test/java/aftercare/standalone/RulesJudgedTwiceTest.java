package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.auditor.rules.Rulebook;
import aftercare.followup.flag.AssessmentInput;
import aftercare.followup.flag.Assessor;
import aftercare.followup.flag.Flag;
import aftercare.followup.flag.History;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Step;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Question;
import aftercare.followup.survey.Sitting;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Follow-up and the auditor judge the same answers by the same text, each by its own code and its own CEL library. */
class RulesJudgedTwiceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final int SURVEYS = 3_000;

    private final Instruments instruments = Instruments.shipped();
    private final Protocol protocol = Protocol.shipped(instruments);
    private final Assessor assessor = protocol.assessor();

    @Test
    void bothCallForTheSameFlagsWhateverIsAnswered() {
        Rulebook book = Rulebook.of(protocol.text()).orElseThrow();
        Set<String> seen = new TreeSet<>();
        for (int seed = 0; seed < SURVEYS; seed++) {
            walk(book, new Random(seed), seed, seen);
        }
        // Each of them fired somewhere, or the agreement says nothing of it.
        assertThat(seen).containsExactlyInAnyOrderElementsOf(book.judged());
        assertThat(book.judged().size()).isGreaterThan(book.size() / 2);
    }

    private void walk(Rulebook book, Random dice, int seed, Set<String> seen) {
        List<Step> steps = protocol.steps();
        Step step = steps.get(dice.nextInt(steps.size()));
        var context = new SurveyContext(
                "en",
                step.baseline(),
                dice.nextBoolean(),
                dice.nextBoolean(),
                Map.of(
                        "clinic", "the clinic",
                        "session_day", "Monday",
                        "last_asked_date", "the last survey",
                        "first_name", "the patient"),
                Map.of());
        Survey survey = Survey.of(instruments, step.forms(dice.nextBoolean() ? 4 : 1), context);
        Map<String, String> answers = new HashMap<>();
        Set<String> known = new HashSet<>();
        Set<String> byFollowUp = new TreeSet<>();
        Set<String> byAuditor = new TreeSet<>();
        Set<String> judged = Set.copyOf(book.judged());
        int worry = 1 + dice.nextInt(12);
        Optional<Question> next = survey.with(Answers.of(answers)).next();
        while (next.isPresent()) {
            String item = next.get().id();
            answers.put(item, answer(next.get(), dice, worry));
            Sitting sitting = survey.with(Answers.of(answers));
            List<Flag> flags = assessor.assess(new AssessmentInput(
                            "poll-" + seed,
                            survey,
                            sitting.given(),
                            Set.of(item),
                            sitting.complete(),
                            Set.of(),
                            History.none(),
                            known,
                            NOW))
                    .flags();
            flags.forEach(flag -> known.add(flag.id()));
            byFollowUp.addAll(
                    flags.stream().map(Flag::rule).filter(judged::contains).collect(Collectors.toSet()));
            byAuditor.addAll(book.calledFor(answers, Set.of(item)));
            assertThat(byAuditor)
                    .as("seed %s, %s, %s", seed, step.key(), answers)
                    .isEqualTo(byFollowUp);
            next = sitting.next();
        }
        seen.addAll(byAuditor);
    }

    private static String answer(Question question, Random dice, int worry) {
        List<String> offered =
                new ArrayList<>(question.offered().stream().map(c -> c.value()).toList());
        return switch (question.kind()) {
            case TEXT -> "written";
            case TICK -> {
                if (dice.nextInt(worry) != 0 && question.none().isPresent()) {
                    yield question.none().get();
                }
                offered.remove("declined");
                question.none().ifPresent(offered::remove);
                yield offered.stream()
                        .filter(_ -> dice.nextInt(3) == 0)
                        .reduce((a, b) -> a + "," + b)
                        .orElse("declined");
            }
            case CHOICE, SCALE ->
                dice.nextInt(worry) == 0 || offered.size() == 1
                        ? offered.get(dice.nextInt(offered.size()))
                        : offered.contains("no") ? "no" : offered.getFirst();
        };
    }
}
