package aftercare.auditor;

import aftercare.auditor.canary.Canary;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for the canary's mail again and again, by the machine's clock. */
final class CanaryThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CanaryThread.class);

    private final Canary canary;
    private final InstantSource wall;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("canary").factory());

    CanaryThread(Canary canary, InstantSource wall, Duration every) {
        this.canary = canary;
        this.wall = wall;
        var _ = thread.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            canary.look(wall.instant());
        } catch (RuntimeException e) {
            LOG.error("The canary could not go on, trying again", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
