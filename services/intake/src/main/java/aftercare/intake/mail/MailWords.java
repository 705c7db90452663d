package aftercare.intake.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody wrote in a mail, without what it quotes: that is our own message, with its link. */
final class MailWords {
    private static final int LONGEST = 20_000;
    private static final Pattern QUOTE =
            Pattern.compile("(?m)^(>|On .*wrote:|-{2,} ?Original Message ?-{2,}|_{10,}|From: ).*(?s:.*)");

    private MailWords() {}

    static String of(Part mail) throws MessagingException, IOException {
        String plain = text(mail, "text/plain");
        String words = plain.isBlank() ? withoutTags(text(mail, "text/html")) : plain;
        String own = QUOTE.matcher(words.replace("\r\n", "\n")).replaceFirst("").strip();
        return own.length() > LONGEST ? own.substring(0, LONGEST) : own;
    }

    private static String text(Part part, String type) throws MessagingException, IOException {
        Object content = part.isMimeType(type) || part.isMimeType("multipart/*") ? part.getContent() : "";
        if (!(content instanceof Multipart parts)) {
            return content instanceof String text ? text : "";
        }
        for (int i = 0; i < parts.getCount(); i++) {
            String text = text(parts.getBodyPart(i), type);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static String withoutTags(String html) {
        return Stream.of(
                        html.replaceAll("(?is)<(blockquote|style|script).*", "").split("(?i)<br[^>]*>|</p>|</div>"))
                .map(line -> line.replaceAll("<[^>]*>", "").strip())
                .collect(Collectors.joining("\n"));
    }
}
