package aftercare.backends;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is asked of it, the store with its indexes answers as the library's scan does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreDifferentialTest {
    private static final int OPERATIONS = 1000;
    private static final List<Bson> INDEXES = List.of(
            Indexes.ascending("a"),
            Indexes.ascending("a", "b"),
            Indexes.compoundIndex(Indexes.ascending("b"), Indexes.descending("c")),
            Indexes.ascending("d.e", "a"),
            Indexes.descending("c", "a"),
            Indexes.ascending("b", "a", "c"));

    @TempDir
    static Path folder;

    private Store store;
    private MongoServer stock;
    private MongoClient ours;
    private MongoClient theirs;

    @BeforeAll
    void start() {
        store = Store.start(folder, Ports.free());
        stock = new MongoServer(H2Backend.inMemory());
        ours = client(store.uri("test"));
        theirs = client(stock.bindAndGetConnectionString());
    }

    private static MongoClient client(String uri) {
        return MongoClients.create(com.mongodb.MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString(uri))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    @AfterAll
    void stop() {
        ours.close();
        theirs.close();
        store.close();
        stock.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,false", "3,false", "4,true", "5,true", "6,true"})
    void answersAsTheScanDoes(long seed, boolean odd) {
        var random = new SplittableRandom(seed);
        var documents = new RandomDocuments(random, odd);
        MongoCollection<Document> indexed = ours.getDatabase("test").getCollection("c" + seed);
        MongoCollection<Document> scanned = theirs.getDatabase("test").getCollection("c" + seed);
        INDEXES.forEach(indexed::createIndex);
        for (int i = 0; i < OPERATIONS; i++) {
            Operation operation = operation(random.nextInt(14), documents);
            assertThat(outcome(operation, indexed))
                    .as("operation %d of seed %d: %s", i, seed, operation)
                    .isEqualTo(outcome(operation, scanned));
        }
        assertThat(all(indexed)).isEqualTo(all(scanned));
    }

    private static List<Document> all(MongoCollection<Document> collection) {
        return collection.find().sort(new Document("n", 1).append("_id", 1)).into(new ArrayList<>());
    }

    private interface Operation {
        Object run(MongoCollection<Document> collection);
    }

    private record Described(String text, Operation body) implements Operation {
        @Override
        public Object run(MongoCollection<Document> collection) {
            return body.run(collection);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What came back, or that it was refused and with which code. */
    private static Object outcome(Operation operation, MongoCollection<Document> collection) {
        try {
            return String.valueOf(operation.run(collection));
        } catch (MongoException e) {
            return "refused with " + e.getCode();
        }
    }

    private static Operation operation(int kind, RandomDocuments documents) {
        Document filter = documents.filter();
        Document update = documents.update();
        Document order = documents.order();
        Document total = new Document(order).append("_id", 1);
        Object id = documents.id();
        Document document = documents.document(id);
        int skip = documents.pick(List.of(0, 0, 3));
        int limit = documents.pick(List.of(0, 1, 5, 20));
        String text = "%d filter %s order %s skip %d limit %d update %s document %s"
                .formatted(kind, text(filter), order, skip, limit, text(update), text(document));
        Operation body = switch (kind) {
            case 0, 1, 2 -> c -> c.insertOne(new Document(document)).getInsertedId();
            case 3 ->
                c -> c.replaceOne(new Document("_id", id), new Document(document))
                        .getMatchedCount();
            case 4 ->
                c -> c.updateOne(new Document("_id", id), update, new UpdateOptions().upsert(true))
                        .getMatchedCount();
            case 5 -> c -> c.updateMany(filter, update).getMatchedCount();
            case 6 -> c -> c.deleteOne(new Document("_id", id)).getDeletedCount();
            case 7 -> c -> c.deleteMany(new Document(filter).append("n", 2)).getDeletedCount();
            case 8 ->
                c -> c.findOneAndUpdate(
                        filter,
                        update,
                        new FindOneAndUpdateOptions().sort(total).returnDocument(ReturnDocument.AFTER));
            case 9 -> c -> c.countDocuments(filter);
            case 10 -> c -> c.find(filter).sort(total).skip(skip).limit(limit).into(new ArrayList<>());
            case 11 ->
                documents.odd()
                        ? c -> byId(c.find(filter).sort(order).into(new ArrayList<>()))
                        : c -> sortedBy(order, c.find(filter).sort(order).into(new ArrayList<>()));
            case 12 ->
                c -> c.find(new Document("a", document.get("a")).append("b", document.get("b")))
                        .sort(new Document("_id", -1))
                        .into(new ArrayList<>());
            default -> c -> byId(c.find(filter).into(new ArrayList<>()));
        };
        return new Described(text, body);
    }

    private static BsonDocument text(Document document) {
        return document.toBsonDocument(
                Document.class,
                org.bson.codecs.configuration.CodecRegistries.withUuidRepresentation(
                        com.mongodb.MongoClientSettings.getDefaultCodecRegistry(), UuidRepresentation.STANDARD));
    }

    private static List<Document> byId(List<Document> found) {
        found.sort((one, two) -> String.valueOf(one.get("_id")).compareTo(String.valueOf(two.get("_id"))));
        return found;
    }

    /** Documents that sort alike may come in any order: first the sorted values in order, then the documents by id. */
    private static List<Object> sortedBy(Document order, List<Document> found) {
        var values = new ArrayList<Object>();
        for (Document document : found) {
            for (String field : order.keySet()) {
                Object value = document.getEmbedded(List.of(field.split("\\.")), Object.class);
                values.add(value instanceof Number number && !(value instanceof Long) ? number.doubleValue() : value);
            }
        }
        values.addAll(byId(found));
        return values;
    }
}
