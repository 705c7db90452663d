package aftercare.intake.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follow-up asked for, frozen when it arrived.
 *
 * @param messageId derived from what asks, so that asking twice sends once
 * @param template name of the wording
 * @param pollId the poll whose link the message carries
 * @param linkGeneration which link of that poll
 * @param notAfter worthless afterwards
 * @param requestedAt when follow-up asked
 * @param sessionId the planned session it is about; not sent once that is called off
 * @param notBefore not sent before; null when it is sent at once
 */
public record Request(
        String messageId,
        String patient,
        String template,
        @Nullable String pollId,
        int linkGeneration,
        Instant notAfter,
        Instant requestedAt,
        @Nullable String sessionId,
        @Nullable Instant notBefore) {
    /** About no session, and to be sent at once. */
    public Request(
            String messageId,
            String patient,
            String template,
            @Nullable String pollId,
            int linkGeneration,
            Instant notAfter,
            Instant requestedAt) {
        this(messageId, patient, template, pollId, linkGeneration, notAfter, requestedAt, null, null);
    }

    /** When it is due, asked for now. */
    Instant dueFrom(Instant now) {
        return notBefore != null && notBefore.isAfter(now) ? notBefore : now;
    }
}
