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
 */
public record Request(
        String messageId,
        String patient,
        String template,
        @Nullable String pollId,
        int linkGeneration,
        Instant notAfter,
        Instant requestedAt) {}
