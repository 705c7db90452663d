package aftercare.followup.course;

import aftercare.kernel.Hold;
import java.time.Instant;

/**
 * A hold that a clinician lifted.
 *
 * @param reason stays in follow-up
 */
public record LiftedHold(
        String cause, String rule, Hold hold, Instant placedAt, String by, String reason, Instant liftedAt) {
    @Override
    public String toString() {
        return "LiftedHold[" + cause + ", " + rule + ", " + by + ", " + liftedAt + "]";
    }
}
