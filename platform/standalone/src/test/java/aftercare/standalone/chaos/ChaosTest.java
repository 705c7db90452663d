package aftercare.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.backends.Ports;
import aftercare.standalone.clinic.ClinicPlan;
import aftercare.standalone.clinic.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of what {@code ./aftercare chaos} does for long, stopped in between. */
class ChaosTest {
    private static final long SEED = 7;

    @TempDir
    private Path data = Path.of("");

    @Test
    void nothingIsLostOrDoubledAndAStoppedRunGoesOn() {
        int answers;
        try (Chaos chaos = start()) {
            answers = good(chaos.play()).answers();
        }
        try (Chaos chaos = start()) {
            assertThat(chaos.played()).isEqualTo(1);
            Chaos.Round second = good(chaos.play());
            assertThat(second.number()).isEqualTo(2);
            // Whether a link arrives within its round is up to the faults; that nobody is missing is not.
            assertThat(second.answers()).isGreaterThanOrEqualTo(answers);
            assertThat(second.patients()).isEqualTo(8);
        }
    }

    private Chaos start() {
        ClinicPlan plan = new ClinicPlan(
                data, Ports.free(), Optional.of(Instant.parse("2027-01-04T14:00:00Z")), ZoneId.of("America/New_York"));
        return Chaos.start(plan, SEED, SmallDisks.none(), new Progress() {
            @Override
            public void done(String part) {}

            @Override
            public void failed(String part, Throwable cause) {}
        });
    }

    private static Chaos.Round good(Chaos.Round round) {
        assertThat(round.lost()).as("lost in %s", round).isEmpty();
        assertThat(round.doubled()).as("doubled in %s", round).isEmpty();
        assertThat(round.unexplained()).as("unexplained in %s", round).isEmpty();
        return round;
    }
}
