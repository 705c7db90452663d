package aftercare.kernel;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a decision returns: the whole new state and the facts that became true with it, in order. A store writes both in
 * one document, or neither.
 *
 * @param state the new state
 * @param events the facts, oldest first; empty when nothing happened that others need to know
 */
public record Change<S, E>(S state, List<E> events) {
    public Change {
        events = List.copyOf(events);
    }

    /** A new state with the facts given. */
    @SafeVarargs
    public static <S, E> Change<S, E> of(S state, E... events) {
        return new Change<>(state, List.of(events));
    }

    /** Nothing happened: the state stays as it is and nothing is written. */
    public static <S, E> Change<S, E> none(S state) {
        return new Change<>(state, List.of());
    }

    /** Decides on in the new state: both changes as one, to be written together. */
    public Change<S, E> then(Function<S, Change<S, E>> decision) {
        Change<S, E> next = decision.apply(state);
        return new Change<>(
                next.state(),
                Stream.concat(events.stream(), next.events().stream()).toList());
    }
}
