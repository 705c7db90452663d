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

    /**
     * Of a poll that an earlier version planned, which did not keep what it counted from: its own time stands for that.
     *
     * @param dueAt as it was planned
     */
    public static Origin untold(Instant dueAt) {
        return new Origin(dueAt, ZoneOffset.UTC, Instant.EPOCH);
    }

    /** What a step counts from; of a poll of an earlier version it is counted back, by days of 24 hours as was done then. */
    Instant anchorOf(Step step, int occurrence) {
        return told()
                ? anchorAt
                : anchorAt.minus(
                        step.offset().plus(step.every().times(occurrence - 1)).nominal());
    }

    boolean told() {
        return enteredAt.isAfter(Instant.EPOCH);
    }
}
