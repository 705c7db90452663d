package aftercare.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreDamageTest {
    private static final int DOCUMENTS = 2000;

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        try (var store = Store.start(folder, Ports.free());
                var client = MongoClients.create(store.uri("damage"))) {
            var documents = client.getDatabase("damage").getCollection("documents");
            documents.createIndex(new Document("n", 1));
            documents.insertMany(IntStream.range(0, DOCUMENTS)
                    .mapToObj(i -> new Document("_id", "d" + i).append("n", i).append("text", "text ".repeat(20)))
                    .toList());
        }
    }

    @Test
    void anUndamagedFileOpens() {
        try (var store = Store.start(folder, Ports.free());
                var client = MongoClients.create(store.uri("damage"))) {
            assertThat(client.getDatabase("damage").getCollection("documents").countDocuments())
                    .isEqualTo(DOCUMENTS);
        }
    }

    @Test
    void noise() throws IOException {
        byte[] noise = new byte[64 * 1024];
        new SplittableRandom(1).nextBytes(noise);
        damage(noise);
    }

    @Test
    void emptied() throws IOException {
        damage(new byte[0]);
    }

    @Test
    void removed() throws IOException {
        Files.delete(file());
        assertThatThrownBy(() -> Store.start(folder, Ports.free()))
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining(file().toString());
        assertThat(file()).doesNotExist();
    }

    @Test
    void cutShort() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        damage(Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    void oneByteOfADocumentChanged() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        byte[] wanted = "text text text".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int changed = 0;
        for (int i = 0; i < whole.length - wanted.length; i++) {
            if (Arrays.equals(whole, i, i + wanted.length, wanted, 0, wanted.length)) {
                whole[i] = 'T';
                i += 4096;
                changed++;
            }
        }
        assertThat(changed).isPositive();
        damage(whole);
    }

    private void damage(byte[] content) throws IOException {
        Files.write(file(), content);
        assertThatThrownBy(() -> Store.start(folder, Ports.free()))
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("backup");
        assertThat(Files.readAllBytes(file())).as("left as it was").isEqualTo(content);
    }

    private Path file() {
        return folder.resolve("store.mv");
    }
}
