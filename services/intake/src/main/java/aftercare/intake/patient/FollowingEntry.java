package aftercare.intake.patient;

import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody recorded about whether a patient is followed. Its text form does not show the reason.
 *
 * @param from when it begins
 * @param until when a pause or a stay ends by itself; null when no end is known
 * @param reason in words; stays in intake's database
 * @param by account of whoever recorded it
 * @param at when it was recorded
 * @param key derived from the request, to know one that is sent again
 */
public record FollowingEntry(
        Following state, Instant from, @Nullable Instant until, String reason, String by, Instant at, String key) {
    /** The time it speaks of. */
    public FollowingPeriod period() {
        return new FollowingPeriod(state, from, until);
    }

    @Override
    public String toString() {
        return "FollowingEntry[" + state + ", " + at + ", " + by + "]";
    }
}
