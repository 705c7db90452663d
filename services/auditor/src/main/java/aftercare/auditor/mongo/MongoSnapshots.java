package aftercare.auditor.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import aftercare.auditor.ledger.Snapshots;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * A snapshot in parts of a megabyte, named {@code part/generation/number}. The document {@code head} names the generation
 * that is whole; it is written after the parts, and the parts of other generations are removed after that.
 */
public final class MongoSnapshots implements Snapshots {
    private static final String HEAD = "head";
    private static final int PART_BYTES = 1 << 20;

    private final MongoCollection<Document> collection;

    public MongoSnapshots(MongoTemplate template) {
        this.collection = template.getCollection("snapshots");
    }

    @Override
    public Optional<byte[]> newest() {
        Document head = head();
        if (head == null) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.getInteger("bytes"));
        for (int number = 0; number < head.getInteger("parts"); number++) {
            Document part = collection
                    .find(eq("_id", part(head.getLong("generation"), number)))
                    .first();
            if (part == null) {
                // Read while another instance saved the next one, or damaged: the log is read instead.
                return Optional.empty();
            }
            bytes.writeBytes(part.get("bytes", Binary.class).getData());
        }
        return bytes.size() == head.getInteger("bytes") ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }

    @Override
    public void save(byte[] snapshot) {
        Document head = head();
        long generation = head == null ? 1 : head.getLong("generation") + 1;
        int parts = 0;
        for (int from = 0; from < snapshot.length; from += PART_BYTES) {
            byte[] bytes = Arrays.copyOfRange(snapshot, from, Math.min(from + PART_BYTES, snapshot.length));
            replace(new Document("_id", part(generation, parts)).append("bytes", new Binary(bytes)));
            parts++;
        }
        replace(new Document("_id", HEAD)
                .append("generation", generation)
                .append("parts", parts)
                .append("bytes", snapshot.length));
        collection.deleteMany(older(generation));
    }

    private @Nullable Document head() {
        return collection.find(eq("_id", HEAD)).first();
    }

    private void replace(Document document) {
        collection.replaceOne(eq("_id", document.getString("_id")), document, new ReplaceOptions().upsert(true));
    }

    private static Bson older(long generation) {
        return and(gte("_id", "part/"), lt("_id", part(generation, 0)));
    }

    private static String part(long generation, int number) {
        return "part/%016d/%06d".formatted(generation, number);
    }
}
