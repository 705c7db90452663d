package aftercare.followup.flag;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import aftercare.kernel.Hold;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssessorTest {
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Protocol PROTOCOL = Protocol.shipped(INSTRUMENTS);
    private static final Assessor ASSESSOR = PROTOCOL.assessor();
    private static final Survey WEEKLY =
            Survey.of(INSTRUMENTS, PROTOCOL.step("weekly").orElseThrow().forms(4), SurveyContext.english(false));

    @Test
    void aFlagSaysWhatItSawAndWhatItDoes() {
        Assessment assessment = assess(Map.of("URI-04", "3", "WHO", "other"), Set.of("URI-04"), false, Set.of());
        assertThat(assessment.flags())
                .containsExactly(new Flag(
                        Ids.derive("flag", "poll-1", "U-YEL-PAIN", "1.2"),
                        "U-YEL-PAIN",
                        "1.2",
                        Tier.YELLOW,
                        Hold.STOP,
                        "bladder",
                        Optional.empty(),
                        Map.of("URI-04", "3", "WHO", "other", "baseline", "none"),
                        "Bad pain while peeing or low in the belly, new since the baseline (no baseline). Someone else answered"
                                + " for the patient.",
                        Optional.empty()));
        assertThat(assessment.scores()).isEqualTo(Map.of("urinary-painful-peeing", 3));
        assertThat(assessment.pages()).isEmpty();
    }

    @Test
    void aRedAnswerShowsItsPageBeforeTheNextQuestion() {
        assertThat(assess(Map.of("ASQ-5", "yes"), Set.of("ASQ-5"), false, Set.of())
                        .pages())
                .containsExactly("RED-S");
        assertThat(assess(Map.of("DEP-06a", "yes"), Set.of("DEP-06a"), false, Set.of())
                        .pages())
                .containsExactly("RED-M");
        assertThat(assess(Map.of("URI-08", "yes"), Set.of("URI-08"), false, Set.of())
                        .pages())
                .isEmpty();
    }

    @Test
    void theEndShowsThePageOfTheWorstFlagThenTheHold() {
        assertThat(assess(Map.of("URI-08", "no"), Set.of(), true, Set.of()).pages())
                .containsExactly("DONE");
        assertThat(assess(Map.of("URI-08", "unsure"), Set.of(), true, Set.of()).pages())
                .containsExactly("DONE");
        assertThat(assess(Map.of("DEP-07", "yes"), Set.of(), true, Set.of()).pages())
                .containsExactly("DONE", "HOLD");
        assertThat(assess(Map.of("URI-08", "yes"), Set.of(), true, Set.of()).pages())
                .containsExactly("AMB-U", "HOLD");
        assertThat(assess(Map.of("URI-08", "yes", "MND-08", "hurt"), Set.of(), true, Set.of())
                        .pages())
                .containsExactly("RED-S", "HOLD");
        assertThat(assess(Map.of("FDC-04", "yes"), Set.of(), true, Set.of()).pages())
                .containsExactly("DONE", "ADVICE-DRIVE");
    }

    @Test
    void aKnownFlagIsNotRaisedAgainAndGoingBackDoesNotWithdrawIt() {
        String known = Ids.derive("flag", "poll-1", "U-AMB-BLOOD", "1.2");
        assertThat(assess(Map.of("URI-08", "yes"), Set.of("URI-08"), false, Set.of(known))
                        .flags())
                .isEmpty();
        Assessment changed = assess(Map.of("URI-08", "no"), Set.of(), true, Set.of(known));
        assertThat(changed.flags()).isEmpty();
        assertThat(changed.pages()).containsExactly("AMB-U", "HOLD");
    }

    @Test
    void aWorseAnswerAfterAMilderOneStillRaises() {
        String milder = Ids.derive("flag", "poll-1", "M-AMB-VOICES-DECLINED", "1.2");
        assertThat(assess(Map.of("MND-04a", "yes"), Set.of("MND-04a"), false, Set.of(milder))
                        .flags())
                .extracting(Flag::rule)
                .containsExactly("M-RED-VOICES");
    }

    @Test
    void onlyRulesOfTheSavedItemsRunBeforeTheEnd() {
        Map<String, String> answers = Map.of("URI-08", "yes", "DEP-07", "yes");
        assertThat(assess(answers, Set.of("DEP-07"), false, Set.of()).flags())
                .extracting(Flag::rule)
                .containsExactly("D-YEL-SOURCE");
        assertThat(assess(answers, Set.of(), false, Set.of()).flags())
                .extracting(Flag::rule)
                .containsExactly("U-AMB-BLOOD", "D-YEL-SOURCE");
    }

    @Test
    void aRepeatedQuestionRunsTheRulesOfItsEffect() {
        Map<String, String> answers = Map.of("FDC-09", "FDC-E12", "FDC-10-FDC-E12", "4", "FDC-10a-FDC-E12", "yes");
        assertThat(assess(answers, Set.of("FDC-10a-FDC-E12"), false, Set.of()).flags())
                .extracting(Flag::rule)
                .containsExactly("F-AMB-LASTING");
    }

    @Test
    void deadlinesRunWhileAsqIsOpen() {
        assertThat(deadlines(Map.of("PHQ-09", "0"))).isEmpty();
        assertThat(deadlines(Map.of("PHQ-09", "1")))
                .containsExactly(new Deadline("S-AMB-SILENT", Duration.ofMinutes(30)));
        assertThat(deadlines(Map.of("PHQ-09", "declined", "ASQ-1", "declined")))
                .containsExactly(
                        new Deadline("S-RED-NOW", Duration.ofMinutes(10)),
                        new Deadline("S-AMB-SILENT", Duration.ofMinutes(30)));
        assertThat(deadlines(Map.of("PHQ-09", "1", "ASQ-1", "no", "ASQ-2", "no", "ASQ-3", "no", "ASQ-4F", "no")))
                .isEmpty();
        assertThat(deadlines(Map.of("MND-07", "yes")))
                .containsExactly(new Deadline("M-AMB-HARM-DECLINED", Duration.ofMinutes(10)));
    }

    @Test
    void orderOfAnswersDoesNotMatter() {
        List<Map.Entry<String, String>> entries = new ArrayList<>(Map.of(
                        "PHQ-09", "2", "ASQ-1", "yes", "ASQ-2", "no", "ASQ-3", "no", "ASQ-4F", "no", "ASQ-5", "no",
                        "URI-08", "yes", "DEP-01", "8")
                .entrySet());
        Assessment first = assess(toMap(entries), Set.of(), true, Set.of());
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(entries, new Random(i));
            assertThat(assess(toMap(entries), Set.of(), true, Set.of())).isEqualTo(first);
        }
    }

    private static Map<String, String> toMap(List<Map.Entry<String, String>> entries) {
        Map<String, String> map = new LinkedHashMap<>();
        entries.forEach(e -> map.put(e.getKey(), e.getValue()));
        return map;
    }

    private static List<Deadline> deadlines(Map<String, String> answers) {
        return ASSESSOR.deadlines(WEEKLY, Answers.of(answers));
    }

    private static Assessment assess(
            Map<String, String> answers, Set<String> saved, boolean finished, Set<String> known) {
        return ASSESSOR.assess(new AssessmentInput(
                "poll-1",
                WEEKLY,
                Answers.of(answers),
                saved,
                finished,
                Set.of(),
                History.none(),
                known,
                Instant.EPOCH));
    }
}
