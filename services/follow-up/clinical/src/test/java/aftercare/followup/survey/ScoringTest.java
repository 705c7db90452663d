package aftercare.followup.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {
    @ParameterizedTest
    @CsvSource({
        "0, none-minimal",
        "4, none-minimal",
        "5, mild",
        "9, mild",
        "10, moderate",
        "14, moderate",
        "15, moderately-severe",
        "19, moderately-severe",
        "20, severe",
        "27, severe"
    })
    void bandsOfPhq9(int total, String band) {
        assertThat(Scoring.phq9Band(total)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "0, none-minimal",
        "4, none-minimal",
        "5, mild",
        "9, mild",
        "10, moderate",
        "14, moderate",
        "15, severe",
        "21, severe"
    })
    void bandsOfGad7(int total, String band) {
        assertThat(Scoring.gad7Band(total)).isEqualTo(band);
    }

    @Test
    void aPartialFormHasNoTotal() {
        Map<String, String> eight = new HashMap<>();
        for (int i = 1; i <= 8; i++) {
            eight.put("PHQ-0" + i, "3");
        }
        assertThat(Scoring.phq9(Answers.of(eight))).isEmpty();
        assertThat(Scoring.phq9(Answers.of(eight).with("PHQ-09", "declined"))).isEmpty();
        assertThat(Scoring.phq9(Answers.of(eight).with("PHQ-09", "1"))).hasValue(25);
    }

    @Test
    void theTenthItemOfPhq9IsNotScored() {
        Answers answers = Answers.of(Map.of("PHQ-10", "3"));
        for (int i = 1; i <= 9; i++) {
            answers = answers.with("PHQ-0" + i, "1");
        }
        assertThat(Scoring.phq9(answers)).hasValue(9);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 1", "3, 2", "4, 2", "5, 3", "10, 3"})
    void gradesWakingAtNight(String times, int grade) {
        assertThat(UrinarySymptom.NIGHT.grade(Answers.of(Map.of("URI-07", times))))
                .hasValue(grade);
    }

    @Test
    void aMissingAttributeGivesNoGrade() {
        assertThat(UrinarySymptom.URGENCY.grade(Answers.of(Map.of("URI-02", "3"))))
                .isEmpty();
        assertThat(UrinarySymptom.URGENCY.grade(Answers.of(Map.of("URI-02", "3", "URI-02i", "declined"))))
                .isEmpty();
        assertThat(UrinarySymptom.URGENCY.grade(Answers.of(Map.of("URI-02", "declined"))))
                .isEmpty();
        assertThat(UrinarySymptom.URGENCY.grade(Answers.of(Map.of("URI-02", "0"))))
                .hasValue(0);
        assertThat(UrinarySymptom.URGENCY.grade(Answers.of(Map.of("URI-02", "3", "URI-02i", "3"))))
                .hasValue(3);
    }

    /** All 3^4 answers to items 1 to 4, with item 5 open or answered each way. */
    @Test
    void everyAsqCombination() {
        List<String> answers = List.of("yes", "no", "declined");
        int seen = 0;
        for (int code = 0; code < 81; code++) {
            Map<String, String> four = new HashMap<>();
            boolean positive = false;
            int rest = code;
            for (int i = 1; i <= 4; i++) {
                String answer = answers.get(rest % 3);
                rest /= 3;
                positive |= !answer.equals("no");
                four.put("ASQ-" + i, answer);
            }
            Answers open = Answers.of(four);
            assertThat(Asq.of(open.with("ASQ-5", "yes")).result()).hasValue(Asq.Result.ACUTE_POSITIVE);
            assertThat(Asq.of(open.with("ASQ-5", "declined")).result()).hasValue(Asq.Result.ACUTE_POSITIVE);
            assertThat(Asq.of(open.with("ASQ-5", "no")).result())
                    .hasValue(positive ? Asq.Result.NON_ACUTE_POSITIVE : Asq.Result.NEGATIVE);
            assertThat(Asq.of(open).result().isEmpty()).isEqualTo(positive);
            seen++;
        }
        assertThat(seen).isEqualTo(81);
    }

    @Test
    void scoresAreNamedForTheAuditor() {
        Answers answers = Answers.of(
                Map.of("URI-04", "3", "URI-07", "2", "ASQ-1", "no", "ASQ-2", "no", "ASQ-3", "no", "ASQ-4F", "no"));
        assertThat(Scoring.scores(answers))
                .containsExactlyEntriesOf(
                        new java.util.TreeMap<>(Map.of("asq", 0, "urinary-night", 1, "urinary-painful-peeing", 3)));
    }
}
