package aftercare.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Facts the broker has, to be taken out of their documents by and by: many in one bulk write. A moment passes first,
 * since whoever writes the document meanwhile leaves them out anyway. Clearing leaves the version alone, so a write that
 * read the document before may bring a cleared fact back; the relay knows it and clears again.
 */
final class ClearedFacts {
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    /** Shorter than what the relay of another instance takes for left behind. */
    private static final long MOMENT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final MongoTemplate template;
    private final LongSupplier nanos;
    /** In the order in which they were added last. */
    private final Map<FactRelay.LaneKey, Waiting> waiting = new LinkedHashMap<>();

    private record Waiting(long upTo, long since) {}

    /** @param nanos as {@link System#nanoTime} */
    ClearedFacts(MongoTemplate template, LongSupplier nanos) {
        this.template = template;
        this.nanos = nanos;
    }

    synchronized void add(FactRelay.LaneKey key, long sequence) {
        Waiting before = waiting.remove(key);
        long upTo = before == null ? sequence : Math.max(before.upTo(), sequence);
        waiting.put(key, new Waiting(upTo, nanos.getAsLong()));
    }

    /** The document was written without the facts before this one. */
    synchronized void leftOut(FactRelay.LaneKey key, long before) {
        Waiting known = waiting.get(key);
        if (known != null && known.upTo() < before) {
            waiting.remove(key);
        }
    }

    private synchronized Map<FactRelay.LaneKey, Long> take(long addedBy) {
        Map<FactRelay.LaneKey, Long> taken = new HashMap<>();
        var eldest = waiting.entrySet().iterator();
        while (eldest.hasNext()) {
            var next = eldest.next();
            if (next.getValue().since() - addedBy > 0) {
                break;
            }
            taken.put(next.getKey(), next.getValue().upTo());
            eldest.remove();
        }
        return taken;
    }

    /** Clears what has waited a moment. */
    void flush() {
        flush(nanos.getAsLong() - MOMENT_NANOS);
    }

    /** Clears everything. */
    void flushAll() {
        flush(nanos.getAsLong());
    }

    private void flush(long addedBy) {
        Map<FactRelay.LaneKey, Long> taken = take(addedBy);
        Map<String, Map<String, Long>> byCollection = new HashMap<>();
        taken.forEach((key, sequence) -> byCollection
                .computeIfAbsent(key.collection(), _ -> new HashMap<>())
                .put(key.id(), sequence));
        try {
            byCollection.forEach(this::clear);
        } catch (RuntimeException e) {
            taken.forEach(this::add);
            throw e;
        }
    }

    private void clear(String collection, Map<String, Long> upTo) {
        List<UpdateOneModel<Document>> whole = new ArrayList<>();
        upTo.forEach((id, sequence) -> whole.add(new UpdateOneModel<>(
                and(eq("_id", id), eq(StoredAggregate.SEQUENCE, sequence)),
                combine(set(StoredAggregate.PENDING, List.of()), unset(StoredAggregate.PENDING_SINCE)))));
        int matched =
                template.getCollection(collection).bulkWrite(whole, ANY_ORDER).getMatchedCount();
        if (matched == whole.size()) {
            return;
        }
        List<UpdateOneModel<Document>> part = new ArrayList<>();
        upTo.forEach((id, sequence) -> part.add(new UpdateOneModel<>(
                and(eq("_id", id), gt(StoredAggregate.SEQUENCE, sequence)),
                new Document(
                        "$pull",
                        new Document(
                                StoredAggregate.PENDING,
                                lte("sequence", sequence).toBsonDocument())))));
        template.getCollection(collection).bulkWrite(part, ANY_ORDER);
    }
}
