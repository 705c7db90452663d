package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.kernel.Tier;
import aftercare.web.Clinic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is drawn of a score, at its edges. */
class ScoreChartTest {
    private static final Clinic CLINIC = new Clinic("Clinic", "+1 555 0100", ZoneId.of("America/New_York"));
    private static final Instant FROM = Instant.parse("2026-03-02T12:00:00Z");

    private static Instant day(int day) {
        return FROM.plus(Duration.ofDays(day));
    }

    private static ScoreSeries.Reading reading(int day, int value, boolean late) {
        return new ScoreSeries.Reading(day(day), "weekly", value, value + ", mild", late);
    }

    private static ScoreSeries series(
            List<ScoreSeries.Reading> readings,
            List<ScoreSeries.Missing> missing,
            List<Threshold> thresholds,
            int baseline) {
        return new ScoreSeries(
                "phq-9",
                "PHQ-9 total",
                27,
                readings,
                missing,
                thresholds,
                baseline < 0 ? OptionalInt.empty() : OptionalInt.of(baseline),
                List.of(new ScoreSeries.Accepted(11, day(5), day(90))),
                List.of(new ScoreSeries.Dose(day(4), new BigDecimal("45.50"))),
                FROM,
                day(20));
    }

    private static Threshold threshold(int value, Tier tier, String rule) {
        return new Threshold(rule, tier, value, "6 above 8, the baseline", "Rose", "clinical reference (proposal)");
    }

    @Test
    void bothEndsOfTheAxesAreWhereTheyShould() {
        ScoreChart chart = ScoreChart.of(
                series(List.of(reading(0, 0, false), reading(20, 27, true)), List.of(), List.of(), -1), CLINIC);
        assertThat(chart.marks())
                .containsExactly(
                        new ScoreChart.Mark("30.0", "164.0", false), new ScoreChart.Mark("350.0", "18.0", true));
        assertThat(chart.lines()).containsExactly("30.0,164.0 350.0,18.0");
        assertThat(chart.values())
                .extracting(ScoreChart.Tick::label)
                .startsWith("0")
                .endsWith("27");
        assertThat(chart.days())
                .extracting(ScoreChart.Tick::label)
                .containsExactly("2 Mar 2026", "12 Mar 2026", "22 Mar 2026");
        assertThat(chart.doses()).containsExactly(new ScoreChart.Tick("94.0", "45.5"));
    }

    @Test
    void aMissedSurveyBreaksTheLine() {
        ScoreChart chart = ScoreChart.of(
                series(
                        List.of(reading(1, 5, false), reading(3, 6, false), reading(9, 7, false)),
                        List.of(new ScoreSeries.Missing(day(6), "weekly")),
                        List.of(),
                        -1),
                CLINIC);
        assertThat(chart.lines()).as("one point alone is no line").hasSize(1);
        assertThat(chart.gaps()).hasSize(1);
        assertThat(chart.rows())
                .extracting(ScoreChart.Row::value)
                .containsExactly("5, mild", "6, mild", "Missed", "7, mild");
        assertThat(chart.says()).contains("Missed: Sun 8 Mar 2026.");
    }

    @Test
    void oneReadingIsAPointWithoutALine() {
        ScoreChart chart = ScoreChart.of(series(List.of(reading(3, 6, false)), List.of(), List.of(), -1), CLINIC);
        assertThat(chart.lines()).isEmpty();
        assertThat(chart.marks()).hasSize(1);
    }

    @Test
    void everythingAtOneInstantStandsInTheMiddle() {
        ScoreSeries one = new ScoreSeries(
                "x",
                "X",
                1,
                List.of(reading(0, 1, false)),
                List.of(),
                List.of(),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                FROM,
                FROM);
        ScoreChart chart = ScoreChart.of(one, CLINIC);
        assertThat(chart.marks()).containsExactly(new ScoreChart.Mark("190.0", "18.0", false));
        assertThat(chart.days()).hasSize(1);
    }

    @Test
    void levelsAreDrawnAndSaidInWords() {
        ScoreChart chart = ScoreChart.of(
                series(
                        List.of(reading(3, 6, false)),
                        List.of(),
                        List.of(
                                threshold(14, Tier.YELLOW, "M-1"),
                                threshold(14, Tier.AMBER, "M-2"),
                                threshold(15, Tier.RED, "M-3"),
                                threshold(28, Tier.RED, "M-4")),
                        8),
                CLINIC);
        assertThat(chart.thresholds())
                .as("one that the score cannot reach is not drawn")
                .extracting(ScoreChart.Level::look, ScoreChart.Level::label)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("amber", "14: amber, yellow (proposal)"),
                        org.assertj.core.groups.Tuple.tuple("red", "15: red (proposal)"));
        double lower = Double.parseDouble(chart.thresholds().getFirst().labelAt());
        double upper = Double.parseDouble(chart.thresholds().getLast().labelAt());
        assertThat(lower - upper).as("words do not cover each other").isGreaterThanOrEqualTo(13);
        assertThat(chart.known())
                .extracting(ScoreChart.Level::look, ScoreChart.Level::label)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("baseline", "baseline 8"),
                        org.assertj.core.groups.Tuple.tuple("accepted", "accepted 11"));
        assertThat(chart.known().getLast().to()).as("it ends with the drawing").isEqualTo("350.0");
        assertThat(chart.says())
                .contains("PHQ-9 total, from 0 to 27. 6, mild on Thu 5 Mar 2026. Baseline 8.")
                .contains("At 15 (6 above 8, the baseline) rule M-3, red: Rose. Source: clinical reference (proposal).")
                .contains("Accepted level 11 from Sat 7 Mar 2026 until")
                .contains("Sessions: 45.5 mg on Fri 6 Mar 2026.");
    }
}
