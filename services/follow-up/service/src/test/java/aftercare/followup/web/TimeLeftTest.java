package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, less than 1 min left, false",
        "PT59S, less than 1 min left, false",
        "PT1M, 1 min left, false",
        "PT119M, 119 min left, false",
        "PT2H, 2 h left, false",
        "PT47H59M, 47 h 59 min left, false",
        "PT48H, 2 days left, false",
        "PT71H, 2 days 23 h left, false",
        "PT-1S, Overdue by less than 1 min, true",
        "PT-3M, Overdue by 3 min, true",
        "PT-120M, Overdue by 2 h, true"
    })
    void readsAtAGlance(Duration left, String words, boolean overdue) {
        TimeLeft shown = TimeLeft.until(NOW.plus(left), NOW);
        assertThat(shown.words()).isEqualTo(words);
        assertThat(shown.overdue()).isEqualTo(overdue);
    }
}
