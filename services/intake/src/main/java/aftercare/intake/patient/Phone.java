package aftercare.intake.patient;

import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number as E.164 writes it: plus, country code, 8 to 15 digits. Its text form shows nothing. */
public record Phone(String value) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-\\u2010\\u2011\\u2013]");

    public Phone {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a telephone number in E.164");
        }
    }

    /** The number in what was typed, spaces, dots, dashes and brackets dropped; empty when it is none. */
    public static Optional<Phone> parse(String typed) {
        String value = SEPARATORS.matcher(typed).replaceAll("");
        return E164.matcher(value).matches() ? Optional.of(new Phone(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Phone[hidden]";
    }
}
