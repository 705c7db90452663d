package aftercare.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands still until it is moved, and moves forward only, but for {@link #lag}. */
public final class SimulatedClock implements ProductClock {
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
    private volatile Instant now;
    private volatile Duration behind = Duration.ZERO;

    SimulatedClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now.minus(behind);
    }

    @Override
    public boolean movable() {
        return true;
    }

    @Override
    public void onMove(Runnable wake) {
        wakes.add(wake);
    }

    /** From now on shows so much less than it was moved to, as the clock of a machine that was set back. */
    public void lag(Duration by) {
        behind = by;
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
