package aftercare.followup.poll;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the times of a poll were counted from.
 *
 * @param anchorAt when that was which its step counts from
 * @param zone of the patient at the time of planning
 * @param enteredAt when the anchor was entered: at once as a rule, later when a session is recorded afterwards
 */
public record Origin(Instant anchorAt, ZoneId zone, Instant enteredAt) {
    /** Entered when it happened. */
    public static Origin at(Instant anchorAt, ZoneId zone) {
        return new Origin(anchorAt, zone, anchorAt);
    }

    /** Entered afterwards, when that is told. */
    public static Origin at(Instant anchorAt, ZoneId zone, @Nullable Instant enteredAt) {
        return new Origin(anchorAt, zone, enteredAt == null ? anchorAt : enteredAt);
    }
}
