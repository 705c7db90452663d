package aftercare.session.mongo;

import aftercare.kernel.Change;
import java.util.function.Function;

/** A change of a state as a change of its document. */
final class Changes {
    private Changes() {}

    static <S, D, E> Change<D, E> as(Change<S, E> change, Function<S, D> document) {
        return new Change<>(document.apply(change.state()), change.events());
    }
}
