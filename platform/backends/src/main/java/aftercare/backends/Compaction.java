package aftercare.backends;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/**
 * Frees the space of old versions in the background, in steps so small that no write waits long for one. What a step
 * has moved is written with the next commit.
 */
final class Compaction implements AutoCloseable {
    private static final long EVERY_MILLIS = 100;
    private static final int BUSY_STEP = 256 * 1024;
    private static final int IDLE_STEP = 1024 * 1024;
    /** How much of the chunks is to be live, in percent. */
    private static final int BUSY_TARGET = 60;

    private static final int IDLE_TARGET = 80;

    private final MVStore file;
    private final GroupCommit commits;
    private final ScheduledExecutorService worker;
    private long seen;

    Compaction(MVStore file, GroupCommit commits) {
        this.file = file;
        this.commits = commits;
        this.worker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("store-compaction").daemon().factory());
    }

    void start() {
        var _ = worker.scheduleWithFixedDelay(this::step, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void step() {
        if (file.isClosed()) {
            return;
        }
        long writes = commits.writes();
        boolean idle = writes == seen;
        if (file.compact(idle ? IDLE_TARGET : BUSY_TARGET, idle ? IDLE_STEP : BUSY_STEP) && idle) {
            commits.write(() -> true);
            commits.awaitDurable();
        }
        seen = commits.writes();
    }

    @Override
    public void close() {
        worker.shutdownNow();
        worker.close();
    }
}
