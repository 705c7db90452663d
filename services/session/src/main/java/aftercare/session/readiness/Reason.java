package aftercare.session.readiness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an answer means for the dose.
 *
 * @param rule {@code P01} to {@code P11} of the checklist; {@code P-STOP}, {@code P-WAIT} or {@code P-LOOK} where the
 *     checklist has no row; {@code BP-BEFORE} for a blood pressure; {@code DECLINED} for a question nobody answered
 * @param question the id of the question
 * @param until when a wait is over; null when no clock tells, or for other effects
 * @param text for people, without times
 */
public record Reason(
        String rule,
        String question,
        Effect effect,
        @Nullable Instant until,
        String text) {}
