package aftercare.followup.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What waits by the time of day, at its edges. */
class HoldBackTest {
    private static HoldBack rules(String from, String to, String daily) {
        return new HoldBack(
                12,
                Duration.ofMinutes(10),
                LocalTime.parse(from),
                LocalTime.parse(to),
                daily.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(daily)),
                ZoneId.of("America/New_York"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            YELLOW | 21:00 | 08:00 |       | 2026-11-24T01:59:59Z | -                             | the last second of the evening
            YELLOW | 21:00 | 08:00 |       | 2026-11-24T02:00:00Z | quiet-hours 2026-11-24T13:00:00Z | 21:00
            YELLOW | 21:00 | 08:00 |       | 2026-11-24T12:59:59Z | quiet-hours 2026-11-24T13:00:00Z | just before 08:00
            YELLOW | 21:00 | 08:00 |       | 2026-11-24T13:00:00Z | -                             | 08:00
            YELLOW | 12:00 | 13:00 |       | 2026-11-24T17:30:00Z | quiet-hours 2026-11-24T18:00:00Z | a siesta
            YELLOW | 08:00 | 08:00 |       | 2026-11-24T07:30:00Z | -                             | never
            BLUE   | 21:00 | 08:00 |       | 2026-11-24T02:00:00Z | quiet-hours 2026-11-24T13:00:00Z | blue as yellow
            AMBER  | 21:00 | 08:00 | 08:00 | 2026-11-24T02:00:00Z | -                             | amber never
            RED    | 21:00 | 08:00 | 08:00 | 2026-11-24T02:00:00Z | -                             | red never
            YELLOW | 21:00 | 08:00 | 08:00 | 2026-11-24T12:59:59Z | digest 2026-11-24T13:00:00Z   | today's
            YELLOW | 21:00 | 08:00 | 08:00 | 2026-11-24T13:00:00Z | digest 2026-11-25T13:00:00Z   | tomorrow's
            YELLOW | 21:00 | 02:30 |       | 2026-03-08T06:30:00Z | quiet-hours 2026-03-08T07:30:00Z | a time that is skipped
            YELLOW | 21:00 | 01:30 |       | 2026-11-01T04:30:00Z | quiet-hours 2026-11-01T05:30:00Z | a time that comes twice
            """)
    void waits(Tier tier, String from, String to, String daily, Instant now, String expected, String why) {
        assertThat(rules(from, to, daily == null ? "" : daily)
                        .byTime(tier, now)
                        .map(held -> held.reason() + " " + held.until())
                        .orElse("-"))
                .as(why)
                .isEqualTo(expected);
    }

    @Test
    void numbersThatMakeNoSenseAreRefusedByName() {
        ZoneId zone = ZoneId.of("UTC");
        LocalTime eight = LocalTime.of(8, 0);
        assertThatThrownBy(() -> new HoldBack(0, Duration.ofMinutes(10), eight, eight, Optional.empty(), zone))
                .hasMessage("aftercare.notices.most-per-hour is 0: give 1 or more");
        assertThatThrownBy(() -> new HoldBack(1, Duration.ZERO, eight, eight, Optional.empty(), zone))
                .hasMessage("aftercare.notices.digest-after is PT0S: give more than 0s and at most 1h");
        assertThatThrownBy(() -> new HoldBack(1, Duration.ofMinutes(61), eight, eight, Optional.empty(), zone))
                .hasMessage("aftercare.notices.digest-after is PT1H1M: give more than 0s and at most 1h");
    }
}
