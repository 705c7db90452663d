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
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Facts the broker has, to be taken out of their documents by and by: many in one bulk write. That leaves the version
 * alone, so a write that read the document before may bring a cleared fact back; the relay knows it and clears again.
 */
final class ClearedFacts {
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoTemplate template;
    private Map<FactRelay.LaneKey, Long> waiting = new HashMap<>();

    ClearedFacts(MongoTemplate template) {
        this.template = template;
    }

    synchronized void add(FactRelay.LaneKey key, long sequence) {
        waiting.merge(key, sequence, Math::max);
    }

    private synchronized Map<FactRelay.LaneKey, Long> take() {
        var taken = waiting;
        waiting = new HashMap<>();
        return taken;
    }

    void flush() {
        Map<FactRelay.LaneKey, Long> taken = take();
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
