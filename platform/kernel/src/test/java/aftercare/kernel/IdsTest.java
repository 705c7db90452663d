package aftercare.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void samePartsGiveTheSameId() {
        assertThat(Ids.derive("poll", "p-1", "weekly", "3")).isEqualTo(Ids.derive("poll", "p-1", "weekly", "3"));
    }

    @Test
    void whereOnePartEndsMatters() {
        assertThat(Ids.derive("poll", "ab", "c")).isNotEqualTo(Ids.derive("poll", "a", "bc"));
    }

    @Test
    void laterIdsSortLater() {
        Random random = new Random(7);
        String first = Ids.timeOrdered("p", NOON, random);
        String second = Ids.timeOrdered("p", NOON.plusMillis(1), random);
        assertThat(first).isLessThan(second).hasSize(28);
    }

    @Test
    void idsOfOneInstantDiffer() {
        Random random = new Random(7);
        assertThat(Ids.timeOrdered("p", NOON, random)).isNotEqualTo(Ids.timeOrdered("p", NOON, random));
    }

    @Test
    void theSimulatedClockNeverMovesBack() {
        SimulatedClock clock = ProductClock.simulated(NOON);
        clock.moveTo(NOON.plusSeconds(60));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
        assertThatThrownBy(() -> clock.moveTo(NOON)).hasMessageContaining("only moves forward");
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
    }
}
