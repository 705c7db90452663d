package aftercare.kernel;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands still until it is moved, and moves forward only. */
public final class SimulatedClock implements ProductClock {
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
    private volatile Instant now;

    SimulatedClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public boolean movable() {
        return true;
    }

    @Override
    public void onMove(Runnable wake) {
        wakes.add(wake);
    }

    /**
     * Moves the clock to a later instant.
     *
     * @throws IllegalArgumentException if that lies before the clock's present instant
     */
    public synchronized void moveTo(Instant later) {
        if (later.isBefore(now)) {
            throw new IllegalArgumentException(
                    "Cannot move the clock back from " + now + " to " + later + ": it only moves forward");
        }
        now = later;
        wakes.forEach(Runnable::run);
    }
}
