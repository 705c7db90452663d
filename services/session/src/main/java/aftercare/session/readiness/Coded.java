package aftercare.session.readiness;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An option of a question: how it stands on the wire and in documents, and how people read it. */
public interface Coded {
    /** Stable, lower case. */
    String code();

    /** As the page shows it. */
    String label();

    /** The option that the code means. */
    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.code().equals(code))
                .findFirst();
    }

    /** The codes, for messages that list what can be chosen. */
    static String codes(List<? extends Coded> options) {
        return String.join(", ", options.stream().map(Coded::code).toList());
    }
}
