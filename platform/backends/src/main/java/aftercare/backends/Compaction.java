package aftercare.backends;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees the space of old versions in the background, in steps so small that nobody waits long for one: few while
 * others work, many while nobody does. What a step has moved is written with the next commit.
 */
final class Compaction implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Compaction.class);

    private static final int STEP_BYTES = 256 * 1024;
    private static final int LONGEST_BUSY_STEP_BYTES = 1024 * 1024;
    private static final int LONGEST_STEP_BYTES = 8 * 1024 * 1024;
    private static final long BUSY_PAUSE_MILLIS = 100;
    private static final long HURRIED_PAUSE_MILLIS = 20;
    private static final long DONE_PAUSE_MILLIS = 1000;

    /** How much of the written pages is to be live, in percent: more costs more rewriting, less costs more disk. */
    private static final int BUSY_TARGET = 60;

    private static final int IDLE_TARGET = 80;

    /** Below this share the file is growing faster than it is compacted, as when much is loaded at once. */
    private static final int HURRY_BELOW = 35;

    private final MVStore file;
    private final GroupCommit commits;
    private final ScheduledExecutorService worker;
    private int stepBytes = STEP_BYTES;
    private long seen;

    Compaction(MVStore file, GroupCommit commits) {
        this.file = file;
        this.commits = commits;
        this.worker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("store-compaction").daemon().factory());
    }

    void start() {
        scheduleAfter(BUSY_PAUSE_MILLIS);
    }

    private void scheduleAfter(long millis) {
        var _ = worker.schedule(this::run, millis, TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            scheduleAfter(step());
        } catch (MVStoreException e) {
            log.error("The store's file cannot be compacted any more: {}", e.getMessage());
        }
    }

    /** Gives how long to wait before the next. */
    private long step() {
        boolean idle = commits.activity() == seen;
        int target = idle ? IDLE_TARGET : BUSY_TARGET;
        boolean moved = file.compact(target, stepBytes);
        if (idle && moved) {
            commitQuietly();
        }
        seen = commits.activity();
        int live = file.getFileStore().getChunksFillRate();
        if (live >= target) {
            stepBytes = STEP_BYTES;
            return idle ? DONE_PAUSE_MILLIS : BUSY_PAUSE_MILLIS;
        }
        boolean hurried = idle || live < HURRY_BELOW;
        // What was written at once can only be moved at once, so a step that is too short for it leaves it where it is.
        int longest = idle ? LONGEST_STEP_BYTES : LONGEST_BUSY_STEP_BYTES;
        stepBytes = hurried && stepBytes < longest ? 2 * stepBytes : STEP_BYTES;
        return hurried ? HURRIED_PAUSE_MILLIS : BUSY_PAUSE_MILLIS;
    }

    private void commitQuietly() {
        if (file.getFileStore() instanceof QuietFile quiet) {
            quiet.nobodyWaits(true);
            commits.flush();
            quiet.nobodyWaits(false);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        worker.close();
    }
}
