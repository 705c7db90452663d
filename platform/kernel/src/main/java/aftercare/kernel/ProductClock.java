package aftercare.kernel;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The product's clock, read at the edges only: deadlines, windows and the times in facts come from here. A lease
 * between machines and a record's broker timestamp use the machine's wall clock instead.
 */
public sealed interface ProductClock extends InstantSource permits RealClock, SimulatedClock {
    /** True when somebody may move this clock; never true where patients are treated. */
    boolean movable();

    /**
     * Has {@code wake} called after every move of a movable clock, so that who sleeps until something is due looks again.
     * It is called on the mover's thread and should only wake another one. A clock that cannot be moved never calls it.
     */
    void onMove(Runnable wake);

    /** The machine's own clock, cut to milliseconds as the database keeps them. */
    static ProductClock real() {
        return new RealClock();
    }

    /** A clock that stands still at the given instant until it is moved. */
    static SimulatedClock simulated(Instant start) {
        return new SimulatedClock(start);
    }
}
