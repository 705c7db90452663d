package aftercare.backends;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The bytes of one kept message: the envelope as headers of our own, then the message as it was sent. */
final class MailFile {
    private static final String RECEIVED = "X-Aftercare-Received";
    private static final String FROM = "X-Aftercare-From";
    private static final String TO = "X-Aftercare-To";
    private static final Session SESSION = Session.getInstance(new Properties());

    static byte[] write(Instant receivedAt, String from, List<String> to, byte[] message) {
        String envelope = RECEIVED + ": " + receivedAt + "\r\n" + FROM + ": " + from + "\r\n" + TO + ": "
                + String.join(",", to) + "\r\n";
        var bytes = new ByteArrayOutputStream(envelope.length() + message.length);
        bytes.writeBytes(envelope.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(message);
        return bytes.toByteArray();
    }

    static Mail read(long id, byte[] bytes) throws IOException, MessagingException {
        var message = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
        var texts = new Texts();
        texts.collect(message);
        return new Mail(
                id,
                Instant.parse(header(message, RECEIVED)),
                header(message, FROM),
                List.of(header(message, TO).split(",")),
                Objects.requireNonNullElse(message.getSubject(), ""),
                texts.plain.toString(),
                texts.html.toString(),
                Objects.requireNonNullElse(message.getMessageID(), ""));
    }

    private static String header(MimeMessage message, String name) throws MessagingException {
        @Nullable String value = message.getHeader(name, null);
        if (value == null) {
            throw new MessagingException("The header " + name + " is missing");
        }
        return value;
    }

    /** All parts of one kind, joined. */
    private static final class Texts {
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder html = new StringBuilder();

        void collect(Part part) throws IOException, MessagingException {
            if (part.isMimeType("text/html")) {
                html.append(part.getContent());
            } else if (part.isMimeType("text/*")) {
                plain.append(part.getContent());
            } else if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart each = parts.getBodyPart(i);
                    collect(each);
                }
            }
        }
    }

    private MailFile() {}
}
