package aftercare.kernel;

import java.time.Instant;

/** Stands still until it is moved, and moves forward only. */
public final class SimulatedClock implements ProductClock {
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
    }
}
