package aftercare.backends;

import java.time.Instant;
import java.util.List;

/**
 * One message as the mailbox received it.
 *
 * @param id counts the messages of this mailbox, from 1
 * @param receivedAt by the clock the mailbox was given
 * @param from the sender of the envelope
 * @param to the recipients of the envelope
 * @param subject empty when the message had none
 * @param text the plain text, empty when the message had none
 * @param html the HTML text, empty when the message had none
 * @param messageId the header as the sender set it, empty when it set none
 */
public record Mail(
        long id,
        Instant receivedAt,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        String messageId) {
    public Mail {
        to = List.copyOf(to);
    }
}
