package aftercare.intake.patient;

import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address that a mail server would accept. Its text form shows nothing, so that no log can. */
public record EmailAddress(String value) {
    private static final int LONGEST = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                    + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

    public EmailAddress {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
    }

    /** The address in what was typed, spaces around it dropped; empty when it is none. */
    public static Optional<EmailAddress> parse(String typed) {
        String value = typed.strip();
        return wellFormed(value) ? Optional.of(new EmailAddress(value)) : Optional.empty();
    }

    private static boolean wellFormed(String value) {
        return value.length() <= LONGEST
                && SHAPE.matcher(value).matches()
                && !value.startsWith(".")
                && !value.contains("..")
                && !value.contains(".@");
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
