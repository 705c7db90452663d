package aftercare.intake.message;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through one queue of messages again and again, a few at once. */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 8;

    private final Supplier<List<String>> due;
    private final Function<String, Message> work;
    private final Runnable done;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * @param due ids of what is due in the queue
     * @param work what is done with one of them
     * @param done told after each that worked; what failed is looked at again after a pause
     */
    Round(String name, Supplier<List<String>> due, Function<String, Message> work, Runnable done) {
        this.due = due;
        this.work = work;
        this.done = done;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        bell.release();
    }

    private void run() {
        while (!stopped) {
            try {
                takeOut();
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn(
                        "Looking for messages to send failed with {}; trying again",
                        e.getClass().getName());
                rest();
            }
        }
    }

    private void takeOut() throws InterruptedException {
        for (String messageId : due.get()) {
            if (inHand.add(messageId)) {
                hands.acquire();
                Thread.ofVirtual().name("deliver-" + messageId).start(() -> takeOut(messageId));
            }
        }
    }

    private void takeOut(String messageId) {
        boolean worked = false;
        try {
            Message after = work.apply(messageId);
            LOG.debug("Message {} is {}", messageId, after.getClass().getSimpleName());
            worked = true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "Delivering message {} failed with {}",
                    messageId,
                    e.getClass().getName());
        } finally {
            inHand.remove(messageId);
            hands.release();
        }
        if (worked) {
            done.run();
        }
    }

    private void pause() throws InterruptedException {
        if (bell.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    private void rest() {
        try {
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean atRest() {
        return inHand.isEmpty();
    }

    /** Stops looking. */
    void stop() {
        stopped = true;
        thread.interrupt();
    }

    /** Waits a moment for what is in hand. */
    void finish() {
        try {
            if (hands.tryAcquire(AT_ONCE, 10, TimeUnit.SECONDS)) {
                hands.release(AT_ONCE);
            } else {
                LOG.warn("Stopping while {} messages are being handed over", inHand.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
