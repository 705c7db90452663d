package aftercare.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import aftercare.messaging.DeadLetter.State;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The collection {@code dead_letters} of a service. An id is group, topic, partition and offset, so storing twice is storing once. */
final class DeadLetterStore {
    private static final String COLLECTION = "dead_letters";
    private static final List<String> QUEUED = List.of(State.DEAD.name(), State.GAP.name(), State.PARKED.name());

    private final MongoTemplate template;
    private final SealedBytes seal;
    private final InstantSource wall;

    DeadLetterStore(MongoTemplate template, SealedBytes seal, InstantSource wall) {
        this.template = template;
        this.seal = seal;
        this.wall = wall;
    }

    static String idOf(String group, InboundRecord record) {
        return group + "|" + record.topic() + "|" + record.partition() + "|" + record.offset();
    }

    /** False when it stood there already. */
    boolean add(String group, InboundRecord record, State state, String cause, int attempts) {
        String id = idOf(group, record);
        List<Document> headers = new ArrayList<>();
        new TreeMap<>(record.headers())
                .forEach((name, value) -> headers.add(new Document("name", name).append("value", value)));
        Document letter = new Document("_id", id)
                .append("group", group)
                .append("topic", record.topic())
                .append("partition", record.partition())
                .append("offset", record.offset())
                .append("key", record.key())
                .append("state", state.name())
                .append("cause", cause)
                .append("attempts", attempts)
                .append("headers", headers)
                .append("body", new Binary(seal.seal(id, record.value())))
                .append("at", Date.from(wall.instant()));
        try {
            letters().insertOne(letter);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    byte[] sealed(String id) {
        Document letter = letters().find(eq("_id", id)).first();
        return letter == null ? new byte[0] : letter.get("body", Binary.class).getData();
    }

    /** What waits in one queue, oldest first. */
    List<DeadLetter> queue(String group, QueueKey queue) {
        return find(and(eq("group", group), eq("topic", queue.topic()), eq("key", queue.key()), in("state", QUEUED)));
    }

    List<DeadLetter> all() {
        return find(new Document());
    }

    Optional<DeadLetter> one(String id) {
        return find(eq("_id", id)).stream().findFirst();
    }

    private List<DeadLetter> find(Bson filter) {
        return letters()
                .find(filter)
                .sort(ascending("group", "topic", "key", "partition", "offset"))
                .map(DeadLetterStore::read)
                .into(new ArrayList<>());
    }

    /** The queues of a topic in which something waits. */
    Set<QueueKey> queues(String group, String topic) {
        Set<QueueKey> queues = new HashSet<>();
        for (Document letter : letters()
                .find(and(eq("group", group), eq("topic", topic), in("state", QUEUED)))
                .projection(include("key"))) {
            queues.add(new QueueKey(topic, letter.getString("key")));
        }
        return queues;
    }

    long waiting() {
        return letters().countDocuments(in("state", QUEUED));
    }

    /** The record as it came. */
    InboundRecord open(DeadLetter letter) {
        return new InboundRecord(
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.key(),
                letter.headers(),
                seal.open(letter.id(), sealed(letter.id())));
    }

    void failedAgain(String id, State state, String cause) {
        letters()
                .updateOne(eq("_id", id), combine(set("state", state.name()), set("cause", cause), inc("attempts", 1)));
    }

    boolean setAside(String id, String reason) {
        return letters()
                        .updateOne(
                                and(eq("_id", id), in("state", QUEUED)),
                                combine(set("state", State.QUARANTINED.name()), set("reason", reason)))
                        .getMatchedCount()
                == 1;
    }

    void remove(String id) {
        letters().deleteOne(eq("_id", id));
    }

    private MongoCollection<Document> letters() {
        return template.getCollection(COLLECTION);
    }

    private static DeadLetter read(Document stored) {
        Map<String, String> headers = new TreeMap<>();
        for (Document header : stored.getList("headers", Document.class, List.of())) {
            headers.put(header.getString("name"), header.getString("value"));
        }
        @Nullable String key = stored.getString("key");
        return new DeadLetter(
                stored.getString("_id"),
                stored.getString("group"),
                stored.getString("topic"),
                stored.getInteger("partition"),
                Objects.requireNonNull(stored.getLong("offset")),
                key,
                State.valueOf(stored.getString("state")),
                stored.getString("cause"),
                stored.getInteger("attempts"),
                headers,
                stored.getDate("at").toInstant());
    }
}
