package aftercare.session.web;

import aftercare.web.FormErrors;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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

    /**
     * A time with an offset (REST), or without one by that zone's clock (a page): in the hour that comes twice the later
     * one, which is the safer. Empty for a time that does not exist.
     */
    static Optional<Instant> instant(String typed, ZoneId zone) {
        try {
            return Optional.of(OffsetDateTime.parse(typed).toInstant());
        } catch (DateTimeException _) {
            try {
                LocalDateTime local = LocalDateTime.parse(typed);
                return zone.getRules().getValidOffsets(local).isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                local.atZone(zone).withLaterOffsetAtOverlap().toInstant());
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
    }
}
