package aftercare.session.treatment;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Finds the constant that a code on the wire, in a form or in a document means. */
final class Codes {
    private Codes() {}

    static <E> Optional<E> find(E[] constants, Function<E, String> code, String wanted) {
        return Arrays.stream(constants)
                .filter(c -> code.apply(c).equals(wanted))
                .findFirst();
    }
}
