package aftercare.auditor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.kernel.ProductClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final Instant NOW = Story.START;
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Kept snapshots = new Kept();
    private final Audit audit = new Audit(snapshots, ProductClock.simulated(NOW), MINUTE, MINUTE);

    @Test
    void beforeTheEndWasReachedNothingIsMissing() {
        audit.resume("log", Map.of("t/0", 9L));
        audit.enter(new Story().saved("poll-1", 1).entries(), Map.of("t/0", 1L));

        assertThat(audit.view(true).readUpTo()).isNull();
        assertThat(audit.view(true).imbalance()).isZero();

        audit.readUpTo(NOW.plusSeconds(61));

        assertThat(audit.view(false).imbalance()).isEqualTo(1);
    }

    @Test
    void hasReadOnlyWhatEveryPartitionHas() {
        audit.resume("log", Map.of("t/0", 2L, "t/1", 0L));
        audit.enter(List.of(), Map.of("t/0", 2L));

        assertThat(audit.hasRead(Map.of("t/0", 2L, "t/1", 0L))).isTrue();
        assertThat(audit.hasRead(Map.of("t/0", 3L, "t/1", 0L))).isFalse();
        assertThat(audit.hasRead(Map.of("t/0", 2L, "t/1", 1L))).isFalse();
    }

    @Test
    void aRestartGoesOnFromTheSnapshot() {
        audit.resume("log", Map.of("t/0", 1L));
        audit.enter(new Story().saved("poll-1", 1).entries(), Map.of("t/0", 1L));
        audit.save(NOW);

        Audit restarted = restarted();

        assertThat(restarted.resume("log", Map.of("t/0", 5L))).isEqualTo(Map.of("t/0", 1L));
        assertThat(restarted.view(false).answers().saved()).isEqualTo(1);
    }

    @Test
    void aSnapshotOfALostLogIsNotUsed() {
        audit.resume("log", Map.of("t/0", 7L));
        audit.enter(new Story().saved("poll-1", 1).entries(), Map.of("t/0", 7L));
        audit.save(NOW);

        assertThat(restarted().resume("log", Map.of("t/0", 6L))).isEmpty();
        assertThat(restarted().resume("another log", Map.of("t/0", 7L))).isEmpty();
        assertThat(restarted().resume("log", Map.of("t/0", 7L))).isEqualTo(Map.of("t/0", 7L));
    }

    @Test
    void resumingAfterAFailureKeepsWhatWasEntered() {
        audit.resume("log", Map.of("t/0", 1L));
        audit.enter(new Story().saved("poll-1", 1).entries(), Map.of("t/0", 1L));

        assertThat(audit.resume("log", Map.of("t/0", 1L))).isEqualTo(Map.of("t/0", 1L));
        assertThat(audit.view(false).facts()).isEqualTo(1);
    }

    @Test
    void savesWhenTimeHasPassedAndSomethingIsNew() {
        audit.resume("log", Map.of("t/0", 9L));
        audit.saveWhenDue(NOW);
        assertThat(snapshots.saved).isZero();

        audit.enter(List.of(), Map.of("t/0", 1L));
        audit.saveWhenDue(NOW.plusSeconds(59));
        assertThat(snapshots.saved).isZero();

        audit.saveWhenDue(NOW.plusSeconds(60));
        audit.saveWhenDue(NOW.plusSeconds(120));
        assertThat(snapshots.saved).isEqualTo(1);
    }

    private Audit restarted() {
        return new Audit(snapshots, ProductClock.simulated(NOW), MINUTE, MINUTE);
    }

    /** Keeps the newest snapshot in memory. */
    private static final class Kept implements Snapshots {
        private byte @Nullable [] newest;
        private int saved;

        @Override
        public Optional<byte[]> newest() {
            return Optional.ofNullable(newest);
        }

        @Override
        public void save(byte[] snapshot) {
            newest = snapshot;
            saved++;
        }
    }
}
