package aftercare.intake.mail;

import aftercare.intake.message.HearDelivery.Report;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server reports of a mail of ours afterwards: that it came back, arrived or is late (RFC 3464). Which mail it was is told by
 * the Message-ID of what it returns.
 *
 * @param messageId the message's
 */
record DeliveryReport(String messageId, Report report) {
    private static final Pattern OURS = Pattern.compile("<([^<>@\\s]+)@" + Pattern.quote(SmtpChannel.DOMAIN) + ">");

    /** Empty when the mail is no report, or none of a mail of ours. */
    static Optional<DeliveryReport> of(MimeMessage mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        String action = null;
        String id = null;
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                action = action(part);
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/rfc822-headers")) {
                id = header(headers(part), "Message-ID");
            }
        }
        Matcher ours = OURS.matcher(id == null ? "" : id);
        return action == null || !ours.find()
                ? Optional.empty()
                : Optional.of(new DeliveryReport(ours.group(1), report(action)));
    }

    /** What became of it at the one address that it went to: after the fields of the mail come those of each recipient. */
    private static @Nullable String action(BodyPart part) throws MessagingException, IOException {
        try (PushbackInputStream in = new PushbackInputStream(part.getInputStream())) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                in.unread(next);
                String action = header(new InternetHeaders(in), "Action");
                if (action != null) {
                    return action;
                }
            }
        }
        return null;
    }

    private static InternetHeaders headers(BodyPart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new InternetHeaders(in);
        }
    }

    private static @Nullable String header(InternetHeaders headers, String name) {
        String[] values = headers.getHeader(name);
        return values == null || values.length == 0 ? null : values[0].strip();
    }

    /** Relayed and expanded say that it went on to where no more is reported. */
    private static Report report(String action) {
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "failed" -> Report.RETURNED;
            case "delivered" -> Report.DELIVERED;
            default -> Report.ON_ITS_WAY;
        };
    }
}
