package aftercare.intake.message;

import aftercare.kernel.AtRest;
import aftercare.kernel.NextDue;
import aftercare.kernel.ProductClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out what is due. It is woken when a message arrives and when time is moved, looks by itself every second, and
 * gives up what a dead process left half sent. Any number may run, in one process or many.
 */
public final class Courier implements AtRest, NextDue, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 64;
    private static final int AT_ONCE = 8;

    private final Messages messages;
    private final DeliverMessage deliver;
    private final ProductClock clock;
    private final InstantSource wall;
    private final Duration lostAfter;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("courier").unstarted(this::run);
    private volatile boolean stopped;

    /**
     * @param lostAfter how long a hand-over may last by the machine's clock; longer than all of the channel's time-outs
     *     together
     */
    public Courier(
            Messages messages, DeliverMessage deliver, ProductClock clock, InstantSource wall, Duration lostAfter) {
        this.messages = messages;
        this.deliver = deliver;
        this.clock = clock;
        this.wall = wall;
        this.lostAfter = lostAfter;
    }

    /** Begins to work. */
    public void start() {
        clock.onMove(this::wake);
        thread.start();
    }

    /** Has it look again at once. */
    public void wake() {
        bell.release();
    }

    private void run() {
        boolean lookedBack = false;
        while (!stopped) {
            try {
                if (!lookedBack) {
                    giveUp(deliver.leftBehind(BATCH));
                    lookedBack = true;
                }
                giveUp(messages.stuck(wall.instant().minus(lostAfter), BATCH));
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

    private void giveUp(List<String> lost) {
        for (String messageId : lost) {
            LOG.warn("Message {} was being handed over when its process died; its outcome stays unknown", messageId);
            deliver.giveUp(messageId);
        }
    }

    private void takeOut() throws InterruptedException {
        List<String> due = messages.due(clock.instant(), BATCH);
        for (String messageId : due) {
            if (inHand.add(messageId)) {
                hands.acquire();
                Thread.ofVirtual().name("deliver-" + messageId).start(() -> takeOut(messageId));
            }
        }
    }

    private void takeOut(String messageId) {
        try {
            Message after = deliver.deliver(messageId);
            LOG.debug("Message {} is {}", messageId, after.getClass().getSimpleName());
            wake();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Delivering message {} failed with {}",
                    messageId,
                    e.getClass().getName());
        } finally {
            inHand.remove(messageId);
            hands.release();
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

    @Override
    public boolean atRest() {
        return inHand.isEmpty() && !messages.busy(clock.instant());
    }

    @Override
    public Optional<Instant> nextDue() {
        return messages.nextDue();
    }

    /** Stops looking, and waits a moment for what is in hand. */
    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
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
