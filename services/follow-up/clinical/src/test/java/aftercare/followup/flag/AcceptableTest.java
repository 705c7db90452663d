package aftercare.followup.flag;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptableTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Protocol PROTOCOL = Protocol.shipped(INSTRUMENTS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            urinary-night          | URI-07=3                                      | {URI-07=3, urinary-night=2}
            urinary-urgency        | URI-02=2 URI-02i=2                            | {URI-02=2, URI-02i=2, urinary-urgency=1}
            urinary-urgency        | URI-02=3                                      | {URI-02=3}
            urinary-urgency        | URI-04=3                                      | {}
            urinary-painful-peeing | URI-04=declined                               | {}
            cognition              | MND-09=2                                      | {MND-09=2}
            phq-9                  | PHQ-01=3                                      | {}
            asq                    | ASQ-1=yes ASQ-2=no ASQ-3=declined ASQ-4F=no ASQ-5=no | {ASQ-1=1, ASQ-3=1}
            asq                    | ASQ-1=yes ASQ-2=no ASQ-3=no ASQ-4F=no         | {}
            asq                    | ASQ-1=no ASQ-2=no ASQ-3=no ASQ-4F=no          | {}
            """)
    void levelIsThatOfTheAnswers(String symptom, String answers, String levels) {
        Acceptable acceptable = Acceptable.of(symptom).orElseThrow();
        assertThat(new TreeMap<>(acceptable.levels().apply(answers(answers))).toString())
                .isEqualTo(levels);
    }

    /** What is accepted is told again only when it is worse, and the flag then says what it was compared with. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            urinary-night          | URI-07=5            | URI-07=5           |
            urinary-night          | URI-07=3            | URI-07=4           |
            urinary-night          | URI-07=3            | URI-07=5           | SYM-RISE, U-YEL-GRADE
            urinary-painful-peeing | URI-04=3            | URI-04=3           |
            urinary-painful-peeing | URI-04=1            | URI-04=3           | U-BLU-RISE, U-YEL-GRADE, U-YEL-PAIN
            cognition              | MND-09=0            | MND-09=2           | M-BLU-COGNITION
            cognition              | MND-09=1            | MND-09=2           |
            """)
    void acceptedLevelIsToldAgainOnlyWhenWorse(String symptom, String known, String now, String rules) {
        Acceptable acceptable = Acceptable.of(symptom).orElseThrow();
        Map<String, History.Accepted> accepted = new HashMap<>();
        acceptable
                .levels()
                .apply(answers(known))
                .forEach((name, level) -> accepted.put(name, new History.Accepted(level, NOW, NOW, "")));
        History history = new History(
                List.of(answers("URI-07=0 URI-04=0 MND-09=0")),
                Map.of("urinary-check", answers("URI-07=5")),
                OptionalInt.empty(),
                List.of(),
                accepted,
                Optional.empty(),
                History.Exposure.none(),
                false);
        List<Flag> flags =
                PROTOCOL.assessor().assess(input(answers(now), history)).flags();

        assertThat(String.join(", ", flags.stream().map(Flag::rule).sorted().toList()))
                .isEqualTo(rules == null ? "" : rules);
        for (Flag flag : flags) {
            assertThat(flag.inputs().get("accepted"))
                    .matches("(URI-0[47]|urinary-(night|painful-peeing)|MND-09) [0-3]");
            assertThat(flag.sentence()).contains("compared with a level that a clinician accepted");
            StoredFlag stored = StoredFlag.of(flag, "poll-1");
            assertThat(PROTOCOL.recompute(stored)).contains(stored);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 10, S-KNOWN", "10, 11, S-AMB-POSITIVE", "40, 28, S-KNOWN", "40, 29, S-AMB-POSITIVE"})
    void asqPatternCountsToItsEndAndAtMost28Days(int endDay, int day, String rule) {
        var level = new History.AsqLevel(
                Set.of("ASQ-1"), NOW.minus(Duration.ofDays(day)), NOW.plus(Duration.ofDays(endDay - (long) day)));
        History history = new History(
                List.of(),
                Map.of(),
                OptionalInt.empty(),
                List.of(),
                Map.of(),
                Optional.of(level),
                History.Exposure.none(),
                false);
        List<Flag> flags = PROTOCOL.assessor()
                .assess(input(answers("ASQ-1=yes ASQ-2=no ASQ-3=no ASQ-4F=no ASQ-5=no"), history))
                .flags();
        assertThat(flags).extracting(Flag::rule).containsExactly(rule);
        assertThat(flags.getFirst().inputs().containsKey("accepted")).isEqualTo(rule.equals("S-KNOWN"));
    }

    @Test
    void everyOneHasANameOfItsOwn() {
        assertThat(Acceptable.all()).extracting(Acceptable::id).doesNotHaveDuplicates();
        assertThat(Acceptable.all()).extracting(Acceptable::label).doesNotHaveDuplicates();
        assertThat(Acceptable.of("fever")).isEmpty();
    }

    private static AssessmentInput input(Answers answers, History history) {
        Survey survey = Survey.of(
                INSTRUMENTS,
                List.of(new FormPart("who", "1.0-draft", "all", Optional.empty(), Optional.empty())),
                new SurveyContext("en", false, false, false, Map.of(), Map.of()));
        return new AssessmentInput("poll-1", survey, answers, Set.of(), true, Set.of(), history, Set.of(), NOW);
    }

    private static Answers answers(String words) {
        Map<String, String> answers = new HashMap<>();
        for (String word : words.split(" ")) {
            String[] pair = word.split("=");
            answers.put(pair[0], pair[1]);
        }
        return Answers.of(answers);
    }
}
