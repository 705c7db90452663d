package aftercare.kernel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a patient is followed, or is not.
 *
 * @param from when it begins; in the future for a pause that was agreed on
 * @param until when the patient is followed again by itself; null when no end is known
 */
public record FollowingPeriod(
        Following state, Instant from, @Nullable Instant until) {
    private static final FollowingPeriod FROM_THE_START = new FollowingPeriod(Following.FOLLOWED, Instant.EPOCH, null);

    /**
     * The period that an instant is in. The one recorded last counts among those that have begun by then: it replaces what
     * was left of those before. A patient nothing was recorded of is followed.
     *
     * @param recorded in the order they were recorded
     */
    public static FollowingPeriod at(Instant instant, List<FollowingPeriod> recorded) {
        return recorded.reversed().stream()
                .filter(period -> !period.from.isAfter(instant))
                .findFirst()
                .map(period -> period.endedBy(instant) ? period.after() : period)
                .orElse(FROM_THE_START);
    }

    private boolean endedBy(Instant instant) {
        return until != null && !until.isAfter(instant);
    }

    private FollowingPeriod after() {
        return new FollowingPeriod(Following.FOLLOWED, until == null ? from : until, null);
    }
}
