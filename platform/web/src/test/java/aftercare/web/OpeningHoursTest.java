package aftercare.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final OpeningHours HOURS = new OpeningHours(
            LocalTime.of(9, 0), LocalTime.of(17, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    /** 23 November 2026 is a Monday; 8 March 2026 a Sunday on which New York's clocks go forward. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:59, 2026-11-23T09:00",
        "2026-11-23T09:00, 2026-11-23T09:00",
        "2026-11-23T16:59, 2026-11-23T16:59",
        "2026-11-23T17:00, 2026-11-24T09:00",
        "2026-11-27T17:00, 2026-11-30T09:00",
        "2026-11-28T12:00, 2026-11-30T09:00",
        "2026-03-08T02:30, 2026-03-09T09:00"
    })
    void promisesOnlyOpenHours(LocalDateTime wanted, LocalDateTime promised) {
        assertThat(HOURS.openFrom(wanted.atZone(ZONE).toInstant(), ZONE))
                .isEqualTo(promised.atZone(ZONE).toInstant());
    }

    @Test
    void refusesHoursThatNeverCome() {
        assertThatThrownBy(() -> new OpeningHours(LocalTime.of(9, 0), LocalTime.of(9, 0), Set.of(DayOfWeek.MONDAY)))
                .hasMessageContaining("open before you close");
        assertThatThrownBy(() -> new OpeningHours(LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of()))
                .hasMessageContaining("name at least one day");
    }
}
