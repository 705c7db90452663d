package aftercare.followup.work;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work named by ids, done soon on a few threads of its own. Only a shortcut: everything offered here is marked in the
 * database too, so what is lost or fails is found again by a round. An id that waits already is not queued twice.
 */
public final class WorkQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);
    private static final int SECONDS_TO_FINISH = 5;

    private final String name;
    private final Consumer<String> work;
    private final ExecutorService threads;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unfinished = new AtomicInteger();

    /** @param name of its threads, and of the work in log lines */
    public WorkQueue(String name, int threads, Consumer<String> work) {
        this.name = name;
        this.work = work;
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name(name + "-", 1).factory());
    }

    /** Queues the id unless it waits already. Returns at once. */
    public void offer(String id) {
        if (!waiting.add(id)) {
            return;
        }
        unfinished.incrementAndGet();
        try {
            threads.execute(() -> run(id));
        } catch (RejectedExecutionException e) {
            waiting.remove(id);
            unfinished.decrementAndGet();
            LOG.debug("{} of {} is left to the next start: {}", name, id, e.getMessage());
        }
    }

    private void run(String id) {
        waiting.remove(id);
        try {
            work.accept(id);
        } catch (RuntimeException e) {
            LOG.warn("{} of {} failed and will be tried again", name, id, e);
        } finally {
            unfinished.decrementAndGet();
        }
    }

    /** True when nothing waits and nothing runs. */
    public boolean idle() {
        return unfinished.get() == 0;
    }

    /** Takes nothing new and lets what runs finish. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
