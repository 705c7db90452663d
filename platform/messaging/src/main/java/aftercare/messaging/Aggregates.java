package aftercare.messaging;

import static com.mongodb.client.model.Filters.eq;

import aftercare.contracts.Fact;
import aftercare.kernel.Change;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/**
 * One collection of aggregates. A new state and the facts that became true with it are one document and one write;
 * whoever writes second decides again on what the first one stored.
 *
 * @param <S> the state: a record, or a sealed interface of records
 */
public final class Aggregates<S> {
    private static final Logger LOG = LoggerFactory.getLogger(Aggregates.class);
    private static final int MOST_ATTEMPTS = 200;

    private final DocumentForm<S> form;
    private final String collection;
    private final String sourcePrefix;
    private final MongoTemplate template;
    private final FactRelay relay;
    private final InstantSource clock;
    private final InstantSource wall;
    private final GatheredWrites writes;
    private final LastWritten<S> lastWritten = new LastWritten<>();

    Aggregates(
            DocumentForm<S> form,
            String collection,
            String sourcePrefix,
            MongoTemplate template,
            FactRelay relay,
            InstantSource clock,
            InstantSource wall) {
        this.form = form;
        this.collection = collection;
        this.sourcePrefix = sourcePrefix;
        this.template = template;
        this.relay = relay;
        this.clock = clock;
        this.wall = wall;
        this.writes = new GatheredWrites(this::documents);
    }

    /** The state as stored last. */
    public Optional<S> find(String id) {
        return Optional.ofNullable(documents().find(eq("_id", id)).first()).map(this::state);
    }

    /** The states that match, in the query's order. Name the fields as the state's components are named. */
    public List<S> find(Query query) {
        return template.find(query, Document.class, collection).stream()
                .map(form::read)
                .toList();
    }

    /**
     * Stores a new aggregate.
     *
     * @return false when one with that id exists; then nothing is written and no fact published
     */
    public boolean insertIfAbsent(String id, Change<S, ? extends Fact> born) {
        StoredAggregate stored = next(id, StoredAggregate.none(), born);
        try (FactRelay.Write write = relay.beginWrite(collection, id)) {
            documents().insertOne(document(id, born.state(), stored));
            write.stored(stored.pending());
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
                    && documents().find(eq("_id", id)).first() != null) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Changes an aggregate. An unchanged state without facts writes nothing.
     *
     * @param decision pure, since it runs again when another write came first
     * @return the state as stored
     * @throws NoSuchAggregateException when there is none with that id
     */
    public S update(String id, Function<S, ? extends Change<S, ? extends Fact>> decision) {
        return change(
                id,
                () -> {
                    throw new NoSuchAggregateException(collection, id);
                },
                decision);
    }

    /**
     * Changes an aggregate, or makes it first. A decision that leaves the blank as it is makes nothing.
     *
     * @param blank the state to decide on when there is none yet
     * @param decision as in {@link #update}
     */
    public S updateOrCreate(String id, Supplier<S> blank, Function<S, ? extends Change<S, ? extends Fact>> decision) {
        return change(id, blank, decision);
    }

    private S change(String id, Supplier<S> absent, Function<S, ? extends Change<S, ? extends Fact>> decision) {
        S written = changeRemembered(id, decision);
        if (written != null) {
            return written;
        }
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Document found = documents().find(eq("_id", id)).first();
            S before = found == null ? absent.get() : state(found);
            Change<S, ? extends Fact> change = decision.apply(before);
            if (unchanged(before, change)) {
                return before;
            }
            boolean stored =
                    found == null ? insertIfAbsent(id, change) : replace(id, StoredAggregate.read(found), change);
            if (stored) {
                return change.state();
            }
            pause(attempt);
        }
        throw new AggregateContentionException(collection, id, MOST_ATTEMPTS);
    }

    /** One try without reading first. Null when it came to nothing: what is remembered may be outdated. */
    private @Nullable S changeRemembered(String id, Function<S, ? extends Change<S, ? extends Fact>> decision) {
        LastWritten.Written<S> remembered = lastWritten.take(id);
        if (remembered == null) {
            return null;
        }
        Change<S, ? extends Fact> change;
        try {
            change = decision.apply(remembered.state());
        } catch (RuntimeException e) {
            LOG.debug("Deciding on {} again, on what the database holds", id, e);
            return null;
        }
        // A write finds out by itself whether it builds on the last one; a decision to write nothing would not.
        return !unchanged(remembered.state(), change) && replace(id, remembered.stored(), change)
                ? change.state()
                : null;
    }

    private static <S> boolean unchanged(S before, Change<S, ? extends Fact> change) {
        return change.events().isEmpty() && change.state().equals(before);
    }

    private boolean replace(String id, StoredAggregate before, Change<S, ? extends Fact> change) {
        StoredAggregate after = next(id, before, change);
        try (FactRelay.Write write = relay.beginWrite(collection, id)) {
            if (!writes.replace(id, before.version(), document(id, change.state(), after))) {
                return false;
            }
            write.stored(after.pending());
            lastWritten.remember(id, after, change.state());
            return true;
        }
    }

    private StoredAggregate next(String id, StoredAggregate before, Change<S, ? extends Fact> change) {
        return before.next(
                sourcePrefix + "/" + id,
                change.events(),
                relay.acknowledged(collection, id),
                clock.instant(),
                wall.instant());
    }

    private Document document(String id, S state, StoredAggregate stored) {
        Document document = new Document("_id", id);
        form.write(state, document);
        document.put("_id", id);
        stored.writeTo(document);
        return document;
    }

    private S state(Document document) {
        return form.read(document);
    }

    private MongoCollection<Document> documents() {
        return template.getCollection(collection);
    }

    private static void pause(int attempt) {
        long most = Math.min(20_000, 200L * attempt);
        LockSupport.parkNanos(
                TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, most)));
    }
}
