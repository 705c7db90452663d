package aftercare.session.treatment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed when the session was scheduled.
 *
 * @param monitor the adult who stays with the patient; always there for a session at home
 * @param by account that scheduled it
 */
public record Plan(
        String sessionId,
        String patient,
        Instant plannedAt,
        Place place,
        @Nullable Monitor monitor,
        String by,
        Instant scheduledAt) {
    public Plan {
        if (place == Place.HOME && monitor == null) {
            throw new IllegalArgumentException("Session " + sessionId + " at home without a named monitor");
        }
    }
}
