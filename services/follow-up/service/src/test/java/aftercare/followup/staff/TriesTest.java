package aftercare.followup.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TriesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T15:00:00Z"));
    private final Tries tries = new Tries(now::get);

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            tries.countWrong("ada", "10.0.0.1");
        }
    }

    @Test
    void afterFiveWrongOnesThatAddressWaitsAMinute() {
        wrong(4);
        assertThat(tries.tooMany("ada", "10.0.0.1")).isFalse();
        wrong(1);
        assertThat(tries.tooMany("ada", "10.0.0.1")).isTrue();
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(1)).minusMillis(1));
        assertThat(tries.tooMany("ada", "10.0.0.1")).isTrue();
        now.updateAndGet(at -> at.plusMillis(1));
        assertThat(tries.tooMany("ada", "10.0.0.1")).isFalse();
    }

    @Test
    void nobodyElseWaits() {
        wrong(9);
        assertThat(tries.tooMany("ada", "10.0.0.2")).isFalse();
        assertThat(tries.tooMany("bob", "10.0.0.1")).isFalse();
    }

    @Test
    void rightOneForgetsTheWrong() {
        wrong(4);
        tries.forget("ada", "10.0.0.1");
        wrong(4);
        assertThat(tries.tooMany("ada", "10.0.0.1")).isFalse();
    }
}
