package aftercare.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that may not grow stands for a disk that is full: the system refuses the same write in the same call. */
class StoreFullDiskTest {
    private static final int FEW = 200;
    private static final int MOST = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TEXT = "text ".repeat(4_000);

    @TempDir
    Path folder;

    private final Set<String> acknowledged = new HashSet<>();
    private int next;

    @Test
    void refusesWhileItCannotWriteAndGoesOnByItselfAfterwards() throws Exception {
        try (var child = Child.start(ServedStore.class, folder.toString());
                MongoClient client = MongoClients.create(
                        "mongodb://127.0.0.1:" + child.line() + "/?serverSelectionTimeoutMS=2000")) {
            MongoCollection<Document> documents = client.getDatabase("full").getCollection("documents");
            while (next < FEW) {
                assertThat(insert(documents)).isTrue();
            }

            mayGrowTo(child, Files.size(folder.resolve(StoreFile.NAME)));
            writeUntilRefused(documents);

            mayGrowTo(child, -1);
            writeUntilTaken(documents);

            Set<String> found = new HashSet<>();
            documents.find().forEach(document -> {
                assertThat(document.getString("text")).isEqualTo(TEXT);
                found.add(document.getString("_id"));
            });
            assertThat(found).containsAll(acknowledged);
            assertThat(child.kill()).isEmpty();
        }
        try (var store = Store.start(folder, Ports.free());
                var client = MongoClients.create(store.uri("full"))) {
            assertThat(client.getDatabase("full").getCollection("documents").countDocuments())
                    .isGreaterThanOrEqualTo(acknowledged.size());
        }
    }

    @Test
    void aFileThatAnotherProcessHasOpenIsNamed() throws Exception {
        try (var child = Child.start(ServedStore.class, folder.toString())) {
            assertThat(child.line()).isNotEmpty();

            assertThatThrownBy(() -> Store.start(folder, Ports.free()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(StoreFile.NAME)
                    .hasMessageContaining("open in another process");
        }
    }

    private boolean insert(MongoCollection<Document> documents) {
        String id = "d" + next++;
        try {
            documents.insertOne(new Document("_id", id).append("text", TEXT));
        } catch (MongoException e) {
            return false;
        }
        acknowledged.add(id);
        return true;
    }

    private void writeUntilRefused(MongoCollection<Document> documents) {
        while (insert(documents)) {
            assertThat(next).as("writes taken by a full disk").isLessThan(MOST);
        }
    }

    private void writeUntilTaken(MongoCollection<Document> documents) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!insert(documents)) {
            assertThat(System.nanoTime()).as("still no write taken").isLessThan(until);
        }
    }

    private static void mayGrowTo(Child child, long bytes) throws IOException, InterruptedException {
        String most = bytes < 0 ? "unlimited" : String.valueOf(bytes);
        assertThat(new ProcessBuilder("prlimit", "--pid", String.valueOf(child.pid()), "--fsize=" + most + ":unlimited")
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
