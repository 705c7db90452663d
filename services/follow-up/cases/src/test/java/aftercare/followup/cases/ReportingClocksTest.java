package aftercare.followup.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingClocksTest {
    /** {@code -} is no clock; {@code ?} marks one that runs until somebody judges. */
    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    voluntary-reporter | death            | unexpected | -
                    voluntary-reporter | unjudged         | unjudged   | -
                    rems               | death            | unexpected | 7
                    rems               | hospitalisation  | expected   | 7
                    rems               | hospitalisation  | unjudged   | 7
                    rems               | unjudged         | expected   | 7?
                    rems               | not serious      | unexpected | -
                    sponsor            | death            | unexpected | 7
                    sponsor            | life-threatening | unexpected | 7
                    sponsor            | life-threatening | unjudged   | 7?
                    sponsor            | hospitalisation  | unexpected | 15
                    sponsor            | disability       | unexpected | 15
                    sponsor            | congenital-anomaly | unexpected | 15
                    sponsor            | other-medically-important | unexpected | 15
                    sponsor            | hospitalisation  | unjudged   | 15?
                    sponsor            | death            | expected   | -
                    sponsor            | not serious      | unjudged   | -
                    sponsor            | unjudged         | unjudged   | 7?
                    sponsor            | unjudged         | unexpected | 7?
                    """)
    void theClockDependsOnTheClinicsRoleAndTheJudgement(
            String role, String seriousness, String expectedness, String clock) {
        var clocks = ReportingClocks.of(Coded.of(ClinicRole.values(), role).orElseThrow(), Cases.ZONE);
        CaseEntry entry = Cases.known().entry();
        if (!seriousness.equals("unjudged")) {
            entry.seriousness(Coded.of(Criterion.values(), seriousness)
                    .map(Seriousness::of)
                    .orElseGet(Seriousness::of));
        }
        if (!expectedness.equals("unjudged")) {
            entry.expectedness(new Expectedness(expectedness.equals("expected"), "Label"));
        }
        Optional<Deadline> deadline = clocks.deadline(received(entry.content(), Cases.RECEIVED));
        assertThat(deadline.map(d -> d.days() + (d.provisional() ? "?" : "")).orElse("-"))
                .isEqualTo(clock);
    }

    @ParameterizedTest(name = "{0} in {1}: {2} to {3}")
    @CsvSource({
        // leap day counted, and the year without one
        "2028-02-22T12:00:00Z, UTC,                 2028-02-22, 2028-02-29",
        "2028-02-23T12:00:00Z, UTC,                 2028-02-23, 2028-03-01",
        "2027-02-22T12:00:00Z, UTC,                 2027-02-22, 2027-03-01",
        "2027-12-28T12:00:00Z, UTC,                 2027-12-28, 2028-01-04",
        // the same instant is another day elsewhere
        "2026-03-11T23:30:00Z, Europe/Berlin,       2026-03-12, 2026-03-19",
        "2026-03-11T23:30:00Z, America/Los_Angeles, 2026-03-11, 2026-03-18",
        "2026-03-11T11:00:00Z, Pacific/Auckland,    2026-03-12, 2026-03-19",
        // the clocks change within the week
        "2026-03-25T12:00:00Z, Europe/Berlin,       2026-03-25, 2026-04-01",
        "2026-10-20T22:30:00Z, Europe/Berlin,       2026-10-21, 2026-10-28",
    })
    void daysAreThoseOfTheCalendarOnTheClinicsClock(Instant received, String zone, LocalDate zero, LocalDate due) {
        var clocks = ReportingClocks.of(ClinicRole.REMS, ZoneId.of(zone));
        Deadline deadline = clocks.deadline(received(Cases.known(), received)).orElseThrow();
        assertThat(deadline.dayZero()).isEqualTo(zero);
        assertThat(deadline.dueOn()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-25T12:00:00Z, 7, false",
        "2026-03-25T22:59:59Z, 7, false",
        "2026-03-25T23:00:00Z, 6, false",
        "2026-03-29T21:59:59Z, 3, false",
        "2026-03-29T22:00:00Z, 2, false",
        "2026-04-01T21:59:59Z, 0, false",
        "2026-04-01T22:00:00Z, -1, true",
        "2026-04-11T10:00:00Z, -10, true"
    })
    void theDueDayCountsAsAWholeAcrossTheChangeOfClocks(Instant now, long left, boolean overdue) {
        var clocks = ReportingClocks.of(ClinicRole.REMS, Cases.ZONE);
        AdverseEventCase aCase = received(Cases.known(), Instant.parse("2026-03-25T12:00:00Z"));
        Deadline deadline = clocks.deadline(aCase).orElseThrow();
        assertThat(deadline.daysLeft(now)).isEqualTo(left);
        assertThat(deadline.overdue(now)).isEqualTo(overdue);
        assertThat(clocks.overdue(aCase, now)).isEqualTo(overdue);
        assertThat(now.isBefore(deadline.overdueFrom())).isEqualTo(!overdue);
    }

    @Test
    void theDaysAreTheClinicsSetting() {
        var clocks = new ReportingClocks(ClinicRole.SPONSOR, 10, 3, 20, Cases.ZONE);
        assertThat(clocks.deadline(received(Cases.judged(Cases.known()), Cases.RECEIVED)))
                .hasValueSatisfying(deadline -> assertThat(deadline.days()).isEqualTo(20));
        assertThatThrownBy(() -> new ReportingClocks(ClinicRole.SPONSOR, 7, 16, 15, Cases.ZONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatReopensAClosedCaseStartsAClockThatLaterNewsDoNotMove() {
        var clocks = ReportingClocks.of(ClinicRole.REMS, Cases.ZONE);
        AdverseEventCase closed = Cases.in(CaseState.CLOSED);
        assertThat(clocks.deadline(closed).orElseThrow().dayZero()).isEqualTo(LocalDate.of(2026, 3, 11));
        Instant news = Cases.NOW.plus(Duration.ofDays(30));
        AdverseEventCase open = Cases.done(closed.inform(Actor.AFTERCARE, "flag-2", news));
        AdverseEventCase more = Cases.done(open.inform(Actor.AFTERCARE, "flag-3", news.plus(Duration.ofDays(5))));
        assertThat(clocks.deadline(more).orElseThrow().dayZero()).isEqualTo(LocalDate.of(2026, 4, 10));
    }

    @Test
    void newsOfACaseThatIsNotClosedMoveNothing() {
        var clocks = ReportingClocks.of(ClinicRole.REMS, Cases.ZONE);
        AdverseEventCase later = Cases.done(
                Cases.in(CaseState.ASSESSED).inform(Actor.AFTERCARE, "flag-2", Cases.NOW.plus(Duration.ofDays(5))));
        assertThat(clocks.deadline(later).orElseThrow().dayZero()).isEqualTo(LocalDate.of(2026, 3, 11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSED", "NULLIFIED"})
    void aCaseThatIsDoneIsNeverOverdue(CaseState state) {
        var clocks = ReportingClocks.of(ClinicRole.REMS, Cases.ZONE);
        Instant late = Cases.NOW.plus(Duration.ofDays(100));
        assertThat(clocks.overdue(Cases.in(CaseState.ASSESSED), late)).isTrue();
        assertThat(clocks.overdue(Cases.in(state), late)).isFalse();
        assertThat(clocks.deadline(Cases.in(CaseState.NULLIFIED))).isEmpty();
    }

    private static AdverseEventCase received(CaseContent content, Instant received) {
        AdverseEventCase c = Cases.draft();
        return new AdverseEventCase(
                c.id(), c.patient(), received, received, received, 1, c.state(), content, c.history(), null, null);
    }
}
