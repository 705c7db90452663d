package aftercare.session.web;

import aftercare.web.FormErrors;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field as it was typed. */
final class Typed {
    private static final int LONGEST_LINE = 300;

    private Typed() {}

    static String orEmpty(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /**
     * A text of 1 to {@link #LONGEST_LINE} characters on one line.
     *
     * @param what it says, such as {@code why the session may go on}
     */
    static Optional<String> line(String field, String what, @Nullable String typed, FormErrors errors) {
        String line = orEmpty(typed);
        errors.check(!line.isEmpty(), field, "Enter " + what)
                .check(
                        line.length() <= LONGEST_LINE && line.chars().noneMatch(Character::isISOControl),
                        field,
                        "Enter " + what + " in at most " + LONGEST_LINE + " characters on one line");
        return errors.of(field) == null ? Optional.of(line) : Optional.empty();
    }
}
