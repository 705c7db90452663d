package aftercare.followup.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.survey.Instruments;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
    private static final Sending NIGHTS = sending("21:00", "08:00");
    private static final Protocol SHIPPED = Protocol.shipped(Instruments.shipped());

    private static Sending sending(String from, String until) {
        return new Sending(Duration.ofHours(12), 1, LocalTime.parse(from), LocalTime.parse(until), "test");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            PT24H,    0,  PT24H
            P7D,      7,  PT0S
            P1DT2H,   1,  PT2H
            -PT2H,    0,  -PT2H
            -P1DT2H,  -1, -PT2H
            PT0S,     0,  PT0S
            p2d,      2,  PT0S
            """)
    void spansAreReadAsDaysOnTheCalendarAndHoursThatPass(String text, int days, Duration time) {
        assertThat(Span.parse(text)).isEqualTo(new Span(days, time));
    }

    @ParameterizedTest(name = "{1} after {0} in {2}")
    @CsvSource(textBlock = """
            # a week later at the same time of day, over both changes of clocks
            2026-03-05T09:00-05:00,      P7D,   America/New_York,  2026-03-12T09:00-04:00
            2026-10-29T09:00-04:00,      P7D,   America/New_York,  2026-11-05T09:00-05:00
            # 168 hours are an hour off on the clock
            2026-03-05T09:00-05:00,      PT168H, America/New_York, 2026-03-12T10:00-04:00
            # the hour that is skipped: its first instant that exists
            2026-03-01T02:30-05:00,      P7D,   America/New_York,  2026-03-08T03:00-04:00
            2026-03-01T02:00-05:00,      P7D,   America/New_York,  2026-03-08T03:00-04:00
            2026-03-01T03:00-05:00,      P7D,   America/New_York,  2026-03-08T03:00-04:00
            # the hour that comes twice: the first
            2026-10-25T01:30-04:00,      P7D,   America/New_York,  2026-11-01T01:30-04:00
            # half an hour only
            2026-09-27T02:15+10:30,      P7D,   Australia/Lord_Howe, 2026-10-04T02:30+11:00
            2026-03-29T01:45+11:00,      P7D,   Australia/Lord_Howe, 2026-04-05T01:45+11:00
            # clocks that change at midnight
            2026-04-17T00:30+02:00,      P7D,   Africa/Cairo,      2026-04-24T01:00+03:00
            # a day that a zone left out
            2011-12-29T10:00-10:00,      P1D,   Pacific/Apia,      2011-12-31T00:00+14:00
            2026-03-07T12:00-05:00,      P1DT2H, America/New_York, 2026-03-08T14:00-04:00
            2026-03-08T04:00-04:00,      -PT2H, America/New_York,  2026-03-08T01:00-05:00
            """)
    void daysKeepTheTimeOfDay(ZonedDateTime from, String span, String zone, ZonedDateTime expected) {
        assertThat(Span.parse(span).after(from.toInstant(), ZoneId.of(zone))).isEqualTo(expected.toInstant());
    }

    @ParameterizedTest(name = "{0} in a night from {1} to {2}")
    @CsvSource(textBlock = """
            2026-06-01T20:59:59.999Z, 21:00, 08:00, 2026-06-01T20:59:59.999Z
            2026-06-01T21:00:00Z,     21:00, 08:00, 2026-06-02T08:00:00Z
            2026-06-02T00:00:00Z,     21:00, 08:00, 2026-06-02T08:00:00Z
            2026-06-02T07:59:59.999Z, 21:00, 08:00, 2026-06-02T08:00:00Z
            2026-06-02T08:00:00Z,     21:00, 08:00, 2026-06-02T08:00:00Z
            2026-06-02T12:30:00Z,     12:00, 14:00, 2026-06-02T14:00:00Z
            2026-06-02T14:00:00Z,     12:00, 14:00, 2026-06-02T14:00:00Z
            2026-06-02T11:59:00Z,     12:00, 14:00, 2026-06-02T11:59:00Z
            2026-06-02T03:00:00Z,     09:00, 09:00, 2026-06-02T03:00:00Z
            """)
    void theNightHoldsWhatIsDueInItUntilItsEnd(Instant due, String from, String until, Instant expected) {
        assertThat(new Timetable(sending(from, until)).outsideNight(due, ZoneOffset.UTC))
                .isEqualTo(expected);
    }

    @Test
    void theNightIsThePatients() {
        Instant due = Instant.parse("2026-07-01T03:30:00Z");
        var timetable = new Timetable(NIGHTS);

        assertThat(timetable.outsideNight(due, ZoneId.of("America/Los_Angeles")))
                .isEqualTo(due);
        assertThat(timetable.outsideNight(due, ZoneId.of("America/New_York"))).isEqualTo("2026-07-01T12:00:00Z");
    }

    @Test
    void urgentStepsGoOutAtNight() {
        Step firstDay = SHIPPED.step("first-day").orElseThrow();
        Step thirdDay = SHIPPED.step("third-day").orElseThrow();
        Instant end = Instant.parse("2026-06-01T23:00:00Z");
        var timetable = new Timetable(NIGHTS);

        assertThat(timetable.goesOut(firstDay, 1, end, ZoneOffset.UTC)).isEqualTo("2026-06-02T23:00:00Z");
        assertThat(timetable.goesOut(thirdDay, 1, end, ZoneOffset.UTC)).isEqualTo("2026-06-05T08:00:00Z");
    }

    @Test
    void whatIsAskedAfterARedFlagGoesOutAtNightToo() {
        Step shipped = SHIPPED.step("repeat-urinary").orElseThrow();
        Instant flagged = Instant.parse("2026-06-01T23:40:00Z");
        for (boolean urgent : List.of(true, false)) {
            Step step = new Step(
                    "after-red",
                    Step.Anchor.FLAG,
                    List.of("A-RED"),
                    Step.Asked.PATIENT,
                    Span.parse("PT2H"),
                    shipped.every(),
                    Duration.ofHours(4),
                    List.of(),
                    urgent,
                    false,
                    false,
                    shipped.plans(),
                    "test");
            assertThat(new Timetable(NIGHTS).goesOut(step, 1, flagged, ZoneOffset.UTC))
                    .isEqualTo(urgent ? "2026-06-02T01:40:00Z" : "2026-06-02T08:00:00Z");
        }
    }

    static Stream<ZoneId> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of);
    }

    /** Two years of every daily and weekly step, in every zone, from each quarter hour of a day. */
    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P7D"})
    void inEveryZoneNothingIsDoubledSkippedOrOutsideItsWindow(String every) {
        Step step = step(Span.parse(every), Duration.ofHours(24));
        var timetable = new Timetable(NIGHTS);
        int occurrences = 730 / step.every().days();
        List<String> wrong = new ArrayList<>();
        long[] seen = {0};
        zones().forEach(zone -> {
            for (int quarter = 0; quarter < 96; quarter += 5) {
                Instant anchor = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, zone)
                        .toInstant()
                        .plusSeconds(900L * quarter);
                Instant before = Instant.MIN;
                for (int occurrence = 1; occurrence <= occurrences; occurrence++) {
                    Instant out = timetable.goesOut(step, occurrence, anchor, zone);
                    seen[0]++;
                    var local = out.atZone(zone);
                    Instant due = step.offset()
                            .plus(step.every().times(occurrence - 1))
                            .after(anchor, zone);
                    boolean asleep = local.toLocalTime().isBefore(NIGHTS.quietUntil())
                            || !local.toLocalTime().isBefore(NIGHTS.quietFrom());
                    boolean late = out.isBefore(due) || !out.isBefore(due.plus(step.window()));
                    boolean again = !out.isAfter(before)
                            || (before.isAfter(Instant.MIN)
                                    && before.atZone(zone).toLocalDate().equals(local.toLocalDate()));
                    if (asleep || late || again) {
                        wrong.add(zone + " " + anchor + " #" + occurrence + " at " + local);
                    }
                    before = out;
                }
            }
        });

        assertThat(wrong).isEmpty();
        assertThat(seen[0]).isGreaterThan(500L * 20 * occurrences);
    }

    private static Step step(Span every, Duration window) {
        return new Step(
                "swept",
                Step.Anchor.SERIES,
                List.of(),
                Step.Asked.PATIENT,
                every,
                every,
                window,
                List.of(),
                false,
                false,
                false,
                List.of(),
                "test");
    }
}
