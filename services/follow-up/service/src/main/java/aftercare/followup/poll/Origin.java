package aftercare.followup.poll;

import aftercare.followup.protocol.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What the times of a poll were counted from.
 *
 * @param anchorAt when that was which its step counts from
 * @param zone of the patient at the time of planning
 * @param enteredAt when the anchor was entered: at once as a rule, later when a session is recorded afterwards
 * @param counted 0 when {@code anchorAt} is that which the step counts from; else it is when this occurrence was due, and those
 *     after it count from there, since a protocol changed how long it is from one to the next
 */
public record Origin(Instant anchorAt, ZoneId zone, Instant enteredAt, int counted) {
    /** Entered when it happened. */
    public static Origin at(Instant anchorAt, ZoneId zone) {
        return new Origin(anchorAt, zone, anchorAt, 0);
    }

    /** Entered afterwards, when that is told. */
    public static Origin at(Instant anchorAt, ZoneId zone, @Nullable Instant enteredAt) {
        return new Origin(anchorAt, zone, enteredAt == null ? anchorAt : enteredAt, 0);
    }

    /**
     * Of a poll that an earlier version planned, which did not keep what it counted from: its own time stands for that.
     *
     * @param dueAt as it was planned
     */
    public static Origin untold(Instant dueAt) {
        return new Origin(dueAt, ZoneOffset.UTC, Instant.EPOCH, 0);
    }

    /** Counted on from an occurrence that was due then. */
    public Origin countedFrom(int occurrence, Instant dueAt) {
        return new Origin(dueAt, zone, enteredAt, occurrence);
    }

    /** What a step counts from; of a poll of an earlier version it is counted back, by days of 24 hours as was done then. */
    Instant anchorOf(Step step, int occurrence) {
        return told()
                ? anchorAt
                : anchorAt.minus(
                        step.offset().plus(step.every().times(occurrence - 1)).nominal());
    }

    /** The same, by another clock. */
    Origin livingIn(ZoneId other) {
        return new Origin(anchorAt, other, enteredAt, counted);
    }

    /** The same thing, which happened at another time than was recorded. */
    Origin movedTo(Instant otherAnchorAt) {
        return new Origin(otherAnchorAt, zone, enteredAt, counted);
    }

    /** False when an earlier version planned it, which did not keep what it counted from. */
    boolean told() {
        return enteredAt.isAfter(Instant.EPOCH);
    }
}
