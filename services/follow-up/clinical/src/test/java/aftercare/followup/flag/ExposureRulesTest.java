package aftercare.followup.flag;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clinic's own rules that look at how much the patient had; the shipped ones do not. */
class ExposureRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Set<String> OWN =
            Set.of("X-YEL-DOSE", "X-YEL-OFTEN", "X-YEL-SOON", "X-AMB-EITHER", "X-BLU-NEVER");
    private static final Protocol PROTOCOL = own();

    private static Protocol own() {
        String rules = """
                rules:
                  - {id: X-YEL-DOSE, when: URI_04 >= 1 && exposure.milligrams_28d >= 1200, tier: yellow, concern: bladder, says: Much, source: test}
                  - {id: X-YEL-OFTEN, when: URI_04 >= 1 && exposure.sessions_28d >= 8, tier: yellow, concern: bladder, says: Often, source: test}
                  - {id: X-YEL-SOON, when: URI_04 >= 1 && exposure.days_since_session <= 2, tier: yellow, concern: bladder, says: Soon, source: test}
                  - {id: X-AMB-EITHER, when: URI_04 >= 3 || (URI_04 >= 1 && exposure.milligrams_28d >= 600), tier: amber, page: AMB-U, concern: bladder, says: Either, source: test}
                  - {id: X-BLU-NEVER, when: URI_04 >= 1 && exposure.days_since_session < 0, tier: blue, concern: bladder, says: Unknown, source: test}
                """;
        String text = DataFile.resource("protocol/default.yaml").text().replaceFirst("(?m)^rules:\\R", rules);
        return Protocol.load(new DataFile("own.yaml", text), INSTRUMENTS);
    }

    /** Pain, milligrams and sessions in 28 days, days since the last session ("" when there is none), and what is raised. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1199 | 7 | 3 | X-AMB-EITHER",
                "1 | 1200 | 7 | 3 | X-AMB-EITHER X-YEL-DOSE",
                "1 |  600 | 8 | 3 | X-AMB-EITHER X-YEL-OFTEN",
                "1 |  599 | 7 | 3 | ",
                "1 |  599 | 7 | 2 | X-YEL-SOON",
                "1 |  599 | 7 | 0 | X-YEL-SOON",
                "0 | 9000 | 9 | 0 | ",
                // A dose nobody has told is none at all: what an answer says by itself is raised all the same.
                "3 |    0 | 0 |   | X-AMB-EITHER X-BLU-NEVER X-YEL-SOON",
                "3 |    0 | 1 | 3 | X-AMB-EITHER",
                "1 |    0 | 0 |   | X-BLU-NEVER X-YEL-SOON",
                "0 |    0 | 0 |   | "
            })
    void lookAtTheirOwnLimitsAndNoFurther(
            int pain, int milligrams, int sessions, @Nullable Integer days, @Nullable String expected) {
        assertThat(raised(
                        pain,
                        new History.Exposure(
                                sessions, milligrams, days == null ? OptionalInt.empty() : OptionalInt.of(days))))
                .filteredOn(OWN::contains)
                .containsExactlyInAnyOrderElementsOf(expected == null ? List.of() : Arrays.asList(expected.split(" ")));
    }

    /** All but what asks for a dose by name: no other rule may be silent because a dose is missing. */
    @Test
    void aMissingDoseSuppressesNothingButWhatAsksForOne() {
        Set<String> asksForOne = Set.of("X-YEL-DOSE", "X-YEL-OFTEN");
        for (int pain = 0; pain <= 4; pain++) {
            for (int milligrams : List.of(1, 599, 600, 1200, 5000)) {
                for (int sessions : List.of(1, 7, 8, 20)) {
                    for (int days : List.of(0, 2, 3, 60)) {
                        Set<String> known =
                                raised(pain, new History.Exposure(sessions, milligrams, OptionalInt.of(days)));
                        boolean byDoseAlone = pain > 0 && pain < 3;
                        assertThat(raised(pain, History.Exposure.none()))
                                .as("pain %d, %d mg in %d sessions, %d days ago", pain, milligrams, sessions, days)
                                .containsAll(known.stream()
                                        .filter(rule -> !asksForOne.contains(rule))
                                        .filter(rule -> !(byDoseAlone && rule.equals("X-AMB-EITHER")))
                                        .toList());
                    }
                }
            }
        }
    }

    @Test
    void aFlagShowsTheExposureThatItLookedAtAndIsWorkedOutAgain() {
        Flag flag = flags(1, new History.Exposure(8, 1300, OptionalInt.of(3))).stream()
                .filter(f -> f.rule().equals("X-YEL-DOSE"))
                .findFirst()
                .orElseThrow();
        assertThat(flag.inputs()).isEqualTo(Map.of("URI-04", "1", "exposure milligrams_28d", "1300"));
        StoredFlag stored = StoredFlag.of(flag, "poll-1");
        assertThat(PROTOCOL.recompute(stored).map(StoredFlag::json)).contains(stored.json());
    }

    private static Set<String> raised(int pain, History.Exposure exposure) {
        return flags(pain, exposure).stream().map(Flag::rule).collect(Collectors.toSet());
    }

    private static List<Flag> flags(int pain, History.Exposure exposure) {
        Survey survey = Survey.of(
                INSTRUMENTS,
                List.of(new FormPart("urinary-check", "1.0-draft", "all", Optional.empty(), Optional.empty())),
                new SurveyContext("en", false, false, false, Map.of(), Map.of()));
        History history = new History(
                List.of(), Map.of(), OptionalInt.empty(), List.of(), Map.of(), Optional.empty(), exposure, false);
        return PROTOCOL.assessor()
                .assess(new AssessmentInput(
                        "poll-1",
                        survey,
                        Answers.of(Map.of("URI-04", Integer.toString(pain))),
                        Set.of(),
                        true,
                        Set.of(),
                        history,
                        Set.of(),
                        NOW))
                .flags();
    }
}
