package aftercare.followup.work;

import aftercare.kernel.ProductClock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the same round again and again on a thread of its own: every second, and at once when the clock was moved. */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final Runnable round;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    public Rounds(String name, ProductClock clock, Runnable round) {
        this.name = name;
        this.round = round;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        clock.onMove(wakes::release);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Lets the next round begin at once. */
    public void wake() {
        wakes.release();
    }

    private void run() {
        while (!closed) {
            try {
                round.run();
            } catch (RuntimeException e) {
                LOG.warn("A round of {} failed; the next one follows", name, e);
            }
            try {
                if (wakes.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Ends after the present round. */
    @Override
    public void close() {
        closed = true;
        wakes.release();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
