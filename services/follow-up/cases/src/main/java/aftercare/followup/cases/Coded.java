package aftercare.followup.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A value of a closed list, which is stored and sent by its code. */
public interface Coded {
    /** The constant's name. */
    String name();

    /** As a person reads it. */
    String label();

    /** As it is written in facts, files and forms, such as {@code life-threatening}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of a list that has this code. */
    static <T extends Coded> Optional<T> of(T[] values, String code) {
        return Arrays.stream(values).filter(v -> v.code().equals(code)).findFirst();
    }
}
