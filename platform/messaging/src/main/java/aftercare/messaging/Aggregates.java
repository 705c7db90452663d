package aftercare.messaging;

import aftercare.contracts.Fact;
import aftercare.kernel.Change;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.data.mongodb.core.query.Query;

/**
 * One collection of aggregates. A new state and the facts that became true with it are one document and one write;
 * whoever writes second decides again on what the first one stored.
 *
 * @param <S> the state: a record, or a sealed interface of records
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Aggregates<S> {
    Aggregates() {}

    /** The state as stored last. */
    public Optional<S> find(String id) {
        throw new UnsupportedOperationException(id);
    }

    /** The states that match, in the query's order. Name the fields as the state's components are named. */
    public List<S> find(Query query) {
        throw new UnsupportedOperationException(query.toString());
    }

    /**
     * Stores a new aggregate.
     *
     * @return false when one with that id exists; then nothing is written and no fact published
     */
    public boolean insertIfAbsent(String id, Change<S, ? extends Fact> born) {
        throw new UnsupportedOperationException(id + born);
    }

    /**
     * Changes an aggregate. An unchanged state without facts writes nothing.
     *
     * @param decision pure, since it runs again when another write came first
     * @return the state as stored
     * @throws NoSuchAggregateException when there is none with that id
     */
    public S update(String id, Function<S, ? extends Change<S, ? extends Fact>> decision) {
        throw new UnsupportedOperationException(id + decision);
    }

    /**
     * Changes an aggregate, or makes it first.
     *
     * @param blank the state to decide on when there is none yet
     * @param decision as in {@link #update}
     */
    public S updateOrCreate(String id, Supplier<S> blank, Function<S, ? extends Change<S, ? extends Fact>> decision) {
        throw new UnsupportedOperationException(id + blank + decision);
    }
}
