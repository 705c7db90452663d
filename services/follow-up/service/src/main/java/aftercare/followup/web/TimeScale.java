package aftercare.followup.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Where instants stand on the time axis of a chart.
 *
 * @param from the instant at the left end
 * @param to the instant at the right end, not before {@code from}
 * @param left of the axis, in units of the drawing
 * @param right of the axis, in units of the drawing
 */
record TimeScale(Instant from, Instant to, double left, double right) {
    TimeScale {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A time axis from " + from + " cannot end at " + to);
        }
    }

    /** Where an instant stands; one from before or after stands at the end, and everything in the middle when there is one instant only. */
    double x(Instant at) {
        long whole = Duration.between(from, to).toMillis();
        if (whole == 0) {
            return (left + right) / 2;
        }
        double part = (double) Duration.between(from, at).toMillis() / whole;
        return left + Math.clamp(part, 0, 1) * (right - left);
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    /** Instants to write under the axis: both ends, and between them evenly; one when there is one only. */
    List<Instant> ticks(int parts) {
        Duration whole = Duration.between(from, to);
        return whole.isZero()
                ? List.of(from)
                : LongStream.rangeClosed(0, parts)
                        .mapToObj(i -> from.plus(whole.multipliedBy(i).dividedBy(parts)))
                        .toList();
    }
}
