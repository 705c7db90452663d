package aftercare.session.web;

import aftercare.session.treatment.Monitor;
import aftercare.web.FormErrors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The adult who stays with the patient, as typed into the fields {@code <prefix>.name} and {@code <prefix>.phone}. */
final class Adult {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-\\u2010\\u2011\\u2013]");
    private static final int LONGEST_NAME = 120;

    private Adult() {}

    /**
     * Null when a field is faulty, and then {@code errors} says which and what to do.
     *
     * @param who such as {@code the adult who stays with the patient at home}
     */
    static @Nullable Monitor read(String prefix, String who, String name, String phone, FormErrors errors) {
        String number = SEPARATORS.matcher(phone).replaceAll("");
        errors.check(!name.isEmpty(), prefix + ".name", "Enter the name of " + who)
                .check(
                        name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl),
                        prefix + ".name",
                        "Enter a name of at most " + LONGEST_NAME + " characters on one line")
                .check(!number.isEmpty(), prefix + ".phone", "Enter the phone number of the adult who stays")
                .check(
                        E164.matcher(number).matches(),
                        prefix + ".phone",
                        "Enter a phone number with its country code, 8 to 15 digits after the plus: +1 555 010 0123");
        return errors.any() ? null : new Monitor(name, number);
    }
}
