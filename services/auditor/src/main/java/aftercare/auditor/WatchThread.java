package aftercare.auditor;

import aftercare.auditor.alarm.KeepWatch;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the ledger again and again, by the machine's clock. */
final class WatchThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchThread.class);

    private final KeepWatch watch;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("auditor-watch").factory());

    WatchThread(KeepWatch watch, Duration every) {
        this.watch = watch;
        var _ = thread.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            watch.look();
        } catch (RuntimeException e) {
            LOG.error("Could not look at the ledger, trying again", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
