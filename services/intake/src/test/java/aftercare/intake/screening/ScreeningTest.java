package aftercare.intake.screening;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.intake.screening.Entry.Answered;
import aftercare.intake.screening.Entry.Found;
import aftercare.intake.screening.Ruling.Granted;
import aftercare.intake.screening.Ruling.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreeningTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Checklist CHECKLIST = Checklist.load();

    @Test
    void theChecklistHasEveryRowOfTheReference() {
        assertThat(CHECKLIST.ids())
                .containsExactly(
                        "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "W01", "W02", "W03", "X01",
                        "X02", "X03", "X04");
        assertThat(CHECKLIST.questions())
                .allSatisfy(q -> assertThat(q.source()).isNotBlank())
                .allSatisfy(q -> assertThat(q.text()).endsWith("?"))
                .allSatisfy(q -> assertThat(q.unsure().blocks())
                        .as("unsure counts at least as review")
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "C01,EXCLUDED,REVIEW",
        "C02,EXCLUDED,REVIEW",
        "C03,EXCLUDED_UNTIL_CONTROLLED,REVIEW",
        "C04,REVIEW,REVIEW",
        "C05,REVIEW,REVIEW",
        "C06,REVIEW,REVIEW",
        "C07,REVIEW,REVIEW",
        "C08,REVIEW,REVIEW",
        "C09,EXCLUDED,REVIEW",
        "W01,REVIEW,REVIEW",
        "W02,REVIEW,REVIEW",
        "W03,REVIEW,REVIEW",
        "X01,REVIEW,REVIEW",
        "X02,REVIEW,REVIEW",
        "X03,WAIT,WAIT",
        "X04,EMERGENCY,EMERGENCY"
    })
    void everyRowLeadsWhereTheReferenceSays(String row, Outcome yes, Outcome unsure) {
        for (Map.Entry<Answer, Outcome> each : Map.of(
                        Answer.YES, yes, Answer.UNSURE, unsure, Answer.NO, Outcome.CLEARED)
                .entrySet()) {
            Assessment assessment = screened(Map.of(row, each.getKey())).assess(CHECKLIST);
            assertThat(assessment.outcome()).as(row + " " + each.getKey()).isEqualTo(each.getValue());
            assertThat(assessment.reasonIds()).isEqualTo(each.getKey() == Answer.NO ? List.of() : List.of(row));
            assertThat(assessment.conditions()).isEmpty();
        }
    }

    @Test
    void nothingIsClearedBeforeEveryQuestionIsAnswered() {
        assertThat(Screening.none().assess(CHECKLIST).outcome()).isEqualTo(Outcome.UNANSWERED);
        Map<String, Answer> butOne = noToAll();
        butOne.remove("X02");
        Assessment assessment = Screening.none()
                .answered(new Answered(NOON, "desk", "k", butOne, ""))
                .assess(CHECKLIST);
        assertThat(assessment.outcome()).isEqualTo(Outcome.UNANSWERED);
        assertThat(assessment.validUntil()).isEmpty();
    }

    @Test
    void reasonsComeInTheOrderTheyAreDealtWith() {
        Assessment assessment = screened(Map.of(
                        "C01",
                        Answer.YES,
                        "C03",
                        Answer.YES,
                        "C04",
                        Answer.UNSURE,
                        "X03",
                        Answer.YES,
                        "X04",
                        Answer.YES))
                .assess(CHECKLIST);
        assertThat(assessment.outcome()).isEqualTo(Outcome.EMERGENCY);
        assertThat(assessment.reasonIds()).containsExactly("X04", "C01", "C03", "X03", "C04");
        assertThat(assessment.open().stream().map(s -> s.question().id())).containsExactly("X04", "C03", "X03", "C04");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C03", "C04", "C05", "C06", "C07", "C08", "W01", "W02", "W03", "X01", "X02", "X03"})
    void aClinicianClearsAReviewAndTheAnswerStays(String row) {
        Screening before = screened(Map.of(row, Answer.YES));
        Screening after = granted(before.found(found(row), 1, CHECKLIST));
        Assessment assessment = after.assess(CHECKLIST);
        assertThat(assessment.outcome()).isEqualTo(Outcome.CLEARED);
        assertThat(assessment.conditions()).containsExactly(row);
        assertThat(assessment.of(row).orElseThrow().answer()).isEqualTo(Answer.YES);
        assertThat(after.entries()).containsExactly(before.entries().getFirst(), found(row));
    }

    @Test
    void anEmergencyIsFollowedByItsReview() {
        Screening alarmed = screened(Map.of("X04", Answer.YES));
        Screening handled = granted(alarmed.found(found("X04"), 1, CHECKLIST));
        assertThat(handled.assess(CHECKLIST).outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(granted(handled.found(found("X04"), 2, CHECKLIST))
                        .assess(CHECKLIST)
                        .outcome())
                .isEqualTo(Outcome.CLEARED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C01", "C02", "C09"})
    void noFindingClearsAnExclusion(String row) {
        Screening excluded = screened(Map.of(row, Answer.YES));
        assertThat(excluded.found(found(row), 1, CHECKLIST)).isEqualTo(new Refused(Refusal.EXCLUDED));
        Screening later = excluded.answered(new Answered(NOON, "desk", "k-2", Map.of(row, Answer.NO), ""));
        assertThat(later.assess(CHECKLIST).outcome())
                .as("a clinician confirms the no")
                .isEqualTo(Outcome.REVIEW);
        Assessment confirmed = granted(later.found(found(row), 2, CHECKLIST)).assess(CHECKLIST);
        assertThat(confirmed.outcome()).isEqualTo(Outcome.CLEARED);
        assertThat(confirmed.conditions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "C01,YES,UNSURE,EXCLUDED",
        "C01,UNSURE,YES,EXCLUDED",
        "C01,UNSURE,NO,REVIEW",
        "C03,YES,NO,REVIEW",
        "C03,YES,UNSURE,EXCLUDED_UNTIL_CONTROLLED",
        "C04,YES,NO,REVIEW",
        "C04,NO,YES,REVIEW",
        "C04,NO,NO,CLEARED",
        "X03,YES,NO,REVIEW",
        "X04,YES,NO,EMERGENCY",
        "X04,NO,UNSURE,EMERGENCY"
    })
    void aLaterAnswerClearsNoReview(String row, Answer first, Answer then, Outcome outcome) {
        Screening twice = screened(Map.of(row, first))
                .answered(new Answered(NOON.plusSeconds(60), "desk", "k-2", Map.of(row, then), ""));
        assertThat(twice.assess(CHECKLIST).outcome()).isEqualTo(outcome);
        assertThat(twice.entries()).hasSize(2);
    }

    @Test
    void aYesAfterItsReviewWasClearedNeedsAReviewAgain() {
        Screening cleared = granted(screened(Map.of("W03", Answer.YES)).found(found("W03"), 1, CHECKLIST));
        Assessment again = cleared.answered(
                        new Answered(NOON.plusSeconds(60), "desk", "k-2", Map.of("W03", Answer.YES), ""))
                .assess(CHECKLIST);
        assertThat(again.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(again.of("W03").orElseThrow().since()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void aFindingIsAboutWhatTheClinicianSaw() {
        Screening open = screened(Map.of("C04", Answer.YES));
        assertThat(open.found(found("C04"), 0, CHECKLIST)).isEqualTo(new Refused(Refusal.CHANGED_SINCE));
        assertThat(open.found(found("C05"), 1, CHECKLIST)).isEqualTo(new Refused(Refusal.NOTHING_OPEN));
        assertThat(open.found(found("Z99"), 0, CHECKLIST)).isEqualTo(new Refused(Refusal.NO_SUCH_QUESTION));
    }

    @Test
    void answersSentTwiceAreWrittenDownOnce() {
        Screening once = screened(Map.of());
        assertThat(once.answered(new Answered(NOON.plusSeconds(9), "desk", "k-1", noToAll(), "")))
                .isEqualTo(once);
    }

    @Test
    void answersHoldThirtyDaysFromTheOldestThatCounts() {
        Screening first = screened(Map.of());
        assertThat(first.assess(CHECKLIST).validUntil()).contains(NOON.plus(Duration.ofDays(30)));
        Instant later = NOON.plus(Duration.ofDays(20));
        Screening oneMore = first.answered(new Answered(later, "desk", "k-2", Map.of("C09", Answer.NO), ""));
        assertThat(oneMore.assess(CHECKLIST).validUntil()).contains(NOON.plus(Duration.ofDays(30)));
        Screening all = first.answered(new Answered(later, "desk", "k-3", noToAll(), ""));
        assertThat(all.assess(CHECKLIST).validUntil()).contains(later.plus(Duration.ofDays(30)));
    }

    @Test
    void theLastMedicinesCount() {
        Screening screening = Screening.none()
                .answered(new Answered(NOON, "desk", "k-1", noToAll(), "Xanax"))
                .answered(new Answered(NOON, "desk", "k-2", Map.of("C09", Answer.NO), ""));
        assertThat(screening.medicines()).isEqualTo("Xanax");
        assertThat(screening.toString()).doesNotContain("Xanax");
    }

    private static Screening screened(Map<String, Answer> unlikeNo) {
        Map<String, Answer> answers = noToAll();
        answers.putAll(unlikeNo);
        return Screening.none().answered(new Answered(NOON, "desk", "k-1", answers, ""));
    }

    private static Map<String, Answer> noToAll() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        CHECKLIST.ids().forEach(id -> answers.put(id, Answer.NO));
        return answers;
    }

    private static Found found(String row) {
        return new Found(NOON.plusSeconds(30), "dr-a", row, "seen by cardiology");
    }

    private static Screening granted(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Granted.class);
        return ((Granted) ruling).after();
    }
}
