package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import aftercare.followup.course.PastSession;
import aftercare.followup.web.ScoreSeries.Accepted;
import aftercare.followup.web.ScoreSeries.Came;
import aftercare.followup.web.ScoreSeries.Missing;
import aftercare.followup.web.ScoreSeries.Reading;
import aftercare.kernel.Tier;
import aftercare.web.Clinic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreChartTest {
    private static final Clinic CLINIC = new Clinic("Example Clinic", "+1 555 0100", ZoneOffset.UTC);
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = day(10);
    private static final TimeScale TEN_DAYS = new TimeScale(START, END, ScoreChart.LEFT, ScoreChart.RIGHT);

    private static Instant day(int number) {
        return Instant.parse("2026-11-01T00:00:00Z").plusSeconds(86_400L * number);
    }

    @ParameterizedTest
    @CsvSource({"0, 26", "5, 148", "10, 270", "-1, 26", "11, 270"})
    void instantsStandWithinTheAxis(int day, double x) {
        assertThat(TEN_DAYS.x(day(day))).isEqualTo(x);
    }

    @Test
    void oneInstantStandsInTheMiddleAndHasOneTick() {
        TimeScale one = new TimeScale(START, START, 26, 270);
        assertThat(one.x(START)).isEqualTo(148);
        assertThat(one.ticks(2)).containsExactly(START);
        assertThat(drawn(readings(reading(5, 9, Came.IN_TIME))).days())
                .extracting(ShownChart.Label::x)
                .containsExactly("34", "148", "270");
        assertThat(TEN_DAYS.ticks(2)).containsExactly(START, day(5), END);
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeScale(END, START, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 172", "27, 30", "-3, 172", "40, 30", "9, 124.67"})
    void valuesStandWithinTheScale(int value, double y) {
        assertThat(new ScoreScale(0, 27, 30, 172).y(value)).isCloseTo(y, org.assertj.core.data.Offset.offset(.01));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 |0 1
                    3 |0 1 2 3
                    5 |0 1 2 3 4 5
                    10|0 3 6 10
                    21|0 6 12 18 21
                    27|0 7 14 21 27
                    """)
    void bothEndsOfTheScaleAreWritten(int most, String ticks) {
        assertThat(new ScoreScale(0, most, 30, 172).ticks())
                .extracting(String::valueOf)
                .containsExactly(ticks.split(" "));
    }

    @Test
    void oneReadingIsAMarkerWithoutALine() {
        ShownChart chart = drawn(readings(reading(5, 9, Came.IN_TIME)));
        assertThat(chart.line()).isEqualTo("M148 124.7");
        assertThat(chart.inTime()).isEqualTo("M144 124.7a4 4 0 1 0 8 0a4 4 0 1 0-8 0");
        assertThat(chart.late()).isEmpty();
        assertThat(chart.latest()).isEqualTo("9 on 6 Nov 2026");
        assertThat(chart.rows()).hasSize(1);
    }

    @Test
    void readingsAtTheSameInstantAreBothDrawn() {
        ShownChart chart = drawn(readings(reading(5, 0, Came.IN_TIME), reading(5, 27, Came.IN_TIME)));
        assertThat(chart.line()).isEqualTo("M148 172L148 30");
        assertThat(chart.rows()).extracting(ShownChart.Row::value).containsExactly("0", "27");
    }

    @ParameterizedTest
    @CsvSource({"2, false", "3, true", "5, true", "7, true", "8, false"})
    void theLineIsBrokenWhereASurveyIsMissingBetween(int missing, boolean broken) {
        ScoreSeries series = new ScoreSeries(
                "phq-9",
                "PHQ-9 total",
                0,
                27,
                List.of(reading(2, 9, Came.IN_TIME), reading(7, 9, Came.IN_TIME)),
                List.of(new Missing(day(missing), "weekly 2")),
                List.of(),
                OptionalInt.empty(),
                List.of());
        ShownChart chart = drawn(series);
        assertThat(chart.line().lastIndexOf('M') > 0).isEqualTo(broken);
        assertThat(chart.missing()).isNotEmpty();
        assertThat(chart.description()).contains("Missing: weekly 2 by");
        assertThat(chart.rows()).extracting(ShownChart.Row::note).contains("missing");
    }

    @Test
    void lateAndUnfinishedHaveMarkersOfTheirOwn() {
        ShownChart chart =
                drawn(readings(reading(1, 9, Came.IN_TIME), reading(5, 9, Came.LATE), reading(9, 9, Came.UNFINISHED)));
        assertThat(chart.late()).isEqualTo("M148 119.7l5 5-5 5-5-5z");
        assertThat(chart.unfinished()).endsWith("h8v8h-8z");
        assertThat(chart.key()).extracting(ShownChart.Key::kind).containsExactly("late", "unfinished");
        assertThat(chart.description()).contains("9 on 6 Nov 2026 (late); 9 on 10 Nov 2026 (survey not finished)");
    }

    @ParameterizedTest
    @CsvSource({"27, 1", "28, 0", "1, 1"})
    void aThresholdOutsideTheScaleIsSaidAndNotDrawn(int value, int lines) {
        ShownChart chart = drawn(thresholds(threshold("PHQ-WORSE", value, "clinical reference (proposal)")));
        assertThat(chart.levels()).hasSize(lines);
        assertThat(chart.key().getFirst().more())
                .contains("PHQ-WORSE", "A proposal, not a published number: clinical reference (proposal)");
        assertThat(chart.key().getFirst().more().contains("above the scale and not drawn"))
                .isEqualTo(lines == 0);
        assertThat(chart.description()).contains("threshold " + value);
    }

    @Test
    void aLineSaysWhetherItIsPublishedOrAProposal() {
        ShownChart chart = drawn(thresholds(
                threshold("A-RULE", 20, "Kroenke 2001"),
                threshold("B-RULE", 15, "our own (proposal)"),
                threshold("C-RULE", 10, "our own (proposal)"),
                threshold("D-RULE", 10, "Kroenke 2001")));
        assertThat(chart.levels())
                .extracting(ShownChart.Level::label)
                .containsExactly("A 20 published", "B 15 proposal", "C,D 10 see key");
        assertThat(chart.key().getFirst().more()).contains("Published: Kroenke 2001");
    }

    @Test
    void labelsDoNotCoverEachOther() {
        assertThat(ScoreChart.apart(new double[] {100, 101, 101})).containsExactly(100, 112, 124);
        assertThat(ScoreChart.apart(new double[] {170, 171, 172})).containsExactly(148, 160, 172);
        assertThat(ScoreChart.apart(new double[] {30, 100})).containsExactly(30, 100);
        assertThat(ScoreChart.apart(new double[] {})).isEmpty();
    }

    @Test
    void baselineAndAcceptedLevelAreDrawnAndAnAcceptedLevelEnds() {
        ScoreSeries series = new ScoreSeries(
                "phq-9",
                "PHQ-9 total",
                0,
                27,
                List.of(reading(5, 9, Came.IN_TIME)),
                List.of(),
                List.of(),
                OptionalInt.of(17),
                List.of(new Accepted(12, day(2), day(6)), new Accepted(3, day(-9), day(-1))));
        ShownChart chart = drawn(series);
        assertThat(chart.levels())
                .extracting(ShownChart.Level::kind, ShownChart.Level::x1, ShownChart.Level::x2)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("baseline", "26", "270"),
                        org.assertj.core.groups.Tuple.tuple("accepted", "74.8", "172.4"));
        assertThat(chart.description())
                .contains("Baseline 17, the worse where there are two")
                .contains("Accepted level 12 from 3 Nov 2026 until 7 Nov 2026");
    }

    @Test
    void sessionsAreTicksWithTheirDoseAsFarAsThereIsRoom() {
        ShownChart chart = new ScoreChart(
                        TEN_DAYS,
                        List.of(session(5, "0.50"), session(-1, "10"), session(1, "56"), session(0, "84.00")),
                        CLINIC)
                .draw(readings(reading(5, 9, Came.IN_TIME)));
        assertThat(chart.sessions()).isEqualTo("M26 24V172M50.4 24V172M148 24V172");
        assertThat(chart.doses()).extracting(ShownChart.Label::text).containsExactly("84 mg", "0.5 mg");
        assertThat(chart.rows())
                .extracting(ShownChart.Row::note)
                .containsExactly("84 mg intranasal", "56 mg intranasal", "", "0.5 mg intranasal");
        assertThat(chart.description())
                .contains("Sessions: 84 mg on 1 Nov 2026; 56 mg on 2 Nov 2026; 0.5 mg on 6 Nov 2026");
    }

    private static ShownChart drawn(ScoreSeries series) {
        return new ScoreChart(TEN_DAYS, List.of(), CLINIC).draw(series);
    }

    private static Reading reading(int day, int value, Came came) {
        return new Reading(day(day), "weekly", value, Integer.toString(value), came);
    }

    private static ScoreSeries readings(Reading... readings) {
        return new ScoreSeries(
                "phq-9", "PHQ-9 total", 0, 27, List.of(readings), List.of(), List.of(), OptionalInt.empty(), List.of());
    }

    private static ScoreSeries thresholds(Threshold... thresholds) {
        return new ScoreSeries(
                "phq-9",
                "PHQ-9 total",
                0,
                27,
                List.of(),
                List.of(),
                List.of(thresholds),
                OptionalInt.empty(),
                List.of());
    }

    private static Threshold threshold(String rule, int value, String source) {
        return new Threshold(rule, Tier.YELLOW, value, false, "", "PHQ-9 is high", source);
    }

    private static PastSession session(int day, String dose) {
        return new PastSession(
                "ses" + day, "clinic", "esketamine", new BigDecimal(dose), "intranasal", day(day), day(day));
    }
}
