package aftercare.intake.mail;

import aftercare.intake.message.Channel.Outcome;
import jakarta.mail.MessagingException;
import java.util.Locale;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a failure after connecting says about the letter (RFC 5321, 4.2.1: 4yz may work later, 5yz never will). */
final class Replies {
    private Replies() {}

    static Outcome outcome(MessagingException failure) {
        Exception link = failure;
        Outcome found = Outcome.UNKNOWN;
        while (link != null) {
            Outcome one = one(link);
            if (one == Outcome.REFUSED) {
                return one;
            }
            found = one == Outcome.UNKNOWN ? found : one;
            link = link instanceof MessagingException mail ? mail.getNextException() : null;
        }
        return found;
    }

    private static Outcome one(Exception link) {
        return switch (link) {
            case SMTPAddressFailedException e -> beforeTheLetter(e.getReturnCode());
            case SMTPSenderFailedException e -> beforeTheLetter(e.getReturnCode());
            case SMTPSendFailedException e ->
                theLetterIsOut(e.getCommand()) ? afterTheLetter(e.getReturnCode()) : beforeTheLetter(e.getReturnCode());
            default -> Outcome.UNKNOWN;
        };
    }

    private static boolean theLetterIsOut(String command) {
        String upper = command.toUpperCase(Locale.ROOT);
        return !(upper.startsWith("MAIL") || upper.startsWith("RCPT") || upper.startsWith("DATA"));
    }

    /** No letter was shown yet, so whatever was not refused for good can be tried again. */
    private static Outcome beforeTheLetter(int reply) {
        return reply >= 500 ? Outcome.REFUSED : Outcome.NOT_NOW;
    }

    private static Outcome afterTheLetter(int reply) {
        if (reply >= 500) {
            return Outcome.REFUSED;
        }
        return reply >= 400 ? Outcome.NOT_NOW : Outcome.UNKNOWN;
    }
}
