package aftercare.backends;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import org.bson.Document;

/** Writes to a store until it is killed, and prints each write after its acknowledgement: the id and the version. */
final class KilledWriter {
    private static final int THREADS = 6;

    public static void main(String[] arguments) throws Exception {
        var store = Store.start(Path.of(arguments[0]), Ports.free());
        String round = arguments[1];
        var client = MongoClients.create(store.uri("kill"));
        MongoCollection<Document> documents = client.getDatabase("kill").getCollection("documents");
        documents.createIndex(Indexes.ascending("a", "b"));
        documents.createIndex(Indexes.ascending("b"));
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                String name = round + "-" + i;
                var _ = threads.submit(() -> write(documents, name));
            }
        }
    }

    private static void write(MongoCollection<Document> documents, String name) {
        var random = new SplittableRandom(name.hashCode());
        int inserted = 0;
        while (true) {
            if (inserted == 0 || random.nextInt(3) == 0) {
                String id = name + "-" + inserted++;
                documents.insertOne(fields(new Document("_id", id), id, 1));
                acknowledge(id, 1);
            } else {
                String id = name + "-" + random.nextInt(inserted);
                Document found = Objects.requireNonNull(
                        documents.find(Filters.eq("_id", id)).first());
                long version = found.getLong("version");
                var next = new Document();
                documents.updateOne(
                        Filters.and(Filters.eq("_id", id), Filters.eq("version", version)),
                        Updates.combine(fields(next, id, version + 1).entrySet().stream()
                                .map(field -> Updates.set(field.getKey(), field.getValue()))
                                .toList()));
                acknowledge(id, version + 1);
            }
        }
    }

    /** Every field says which version it is of, so that a torn document shows. */
    static Document fields(Document document, String id, long version) {
        return document.append("version", version)
                .append("a", a(id, version))
                .append("b", b(id, version))
                .append("text", (id + "/" + version + " ").repeat(20));
    }

    static int a(String id, long version) {
        return Math.floorMod(id.hashCode() * 31 + Long.hashCode(version), 7);
    }

    static String b(String id, long version) {
        return "b" + Math.floorMod(id.hashCode() + 5 * Long.hashCode(version), 11);
    }

    private static synchronized void acknowledge(String id, long version) {
        System.out.println(id + " " + version);
    }

    private KilledWriter() {}
}
