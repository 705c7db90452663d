package aftercare.followup.rota;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from the first instant in it
 * @param to the first instant after it
 */
record Interval(Instant from, Instant to) {
    boolean has(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
