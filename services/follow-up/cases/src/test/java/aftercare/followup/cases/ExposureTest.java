package aftercare.followup.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final SessionGiven FIRST = given("s1", "2026-03-02T09:00:00Z", "42.5");
    private static final SessionGiven SECOND = given("s2", "2026-03-09T09:00:00Z", "50");
    private static final SessionGiven THIRD = given("s3", "2026-03-16T09:00:00Z", "55.5");
    private static final Dosing DOSING = new Dosing(List.of(THIRD, FIRST, SECOND), BERLIN);

    @Test
    void dosesUntilTheOnsetAreAddedUpAndTheLastOneIsNamed() {
        assertThat(DOSING.at(new DayTime(LocalDate.of(2026, 3, 10), LocalTime.of(10, 0))))
                .contains(new Exposure(
                        2,
                        new BigDecimal("92.5"),
                        "s2",
                        new BigDecimal("50"),
                        SECOND.startedAt(),
                        FIRST.startedAt(),
                        Duration.ofHours(24)));
    }

    @Test
    void aSessionAtTheVeryInstantCountsAndOneAMinuteLaterDoesNot() {
        // 09:00 UTC is 10:00 in Berlin
        assertThat(sessionsAt(new DayTime(LocalDate.of(2026, 3, 9), LocalTime.of(10, 0))))
                .isEqualTo(2);
        assertThat(sessionsAt(new DayTime(LocalDate.of(2026, 3, 9), LocalTime.of(9, 59))))
                .isEqualTo(1);
    }

    @Test
    void aDayWithoutAnHourCountsTheDosesOfThatDayOnTheClinicsClock() {
        assertThat(sessionsAt(DayTime.of(LocalDate.of(2026, 3, 9)))).isEqualTo(2);
        assertThat(sessionsAt(DayTime.of(LocalDate.of(2026, 3, 8)))).isEqualTo(1);
        var late = new Dosing(List.of(given("late", "2026-03-02T23:30:00Z", "40")), BERLIN);
        assertThat(late.at(DayTime.of(LocalDate.of(2026, 3, 2)))).isEmpty();
        assertThat(late.at(DayTime.of(LocalDate.of(2026, 3, 3)))).isPresent();
    }

    @Test
    void theDayTheClocksGoForwardHas23Hours() {
        var dosing = new Dosing(List.of(given("s", "2026-03-28T23:00:00Z", "40")), BERLIN);
        assertThat(dosing.at(DayTime.of(LocalDate.of(2026, 3, 29)))
                        .orElseThrow()
                        .sinceLastDose())
                .isEqualTo(Duration.ofHours(23).minusNanos(1));
    }

    @Test
    void withoutOnsetOrEarlierDoseThereIsNone() {
        assertThat(DOSING.at(null)).isEmpty();
        assertThat(DOSING.at(DayTime.of(LocalDate.of(2026, 3, 1)))).isEmpty();
    }

    private static int sessionsAt(DayTime onset) {
        return DOSING.at(onset).orElseThrow().sessions();
    }

    static SessionGiven given(String id, String startedAt, String mg) {
        return new SessionGiven(id, Instant.parse(startedAt), new BigDecimal(mg));
    }
}
