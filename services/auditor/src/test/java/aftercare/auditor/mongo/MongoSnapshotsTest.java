package aftercare.auditor.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.testkit.Backends;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class MongoSnapshotsTest {
    private final MongoClient client = MongoClients.create(Backends.shared().mongoUri("auditor-snapshots"));
    private final MongoTemplate template = new MongoTemplate(client, "auditor-snapshots");
    private final MongoSnapshots snapshots = new MongoSnapshots(template);

    @BeforeEach
    void empty() {
        template.getCollection("snapshots").deleteMany(new Document());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void nothingWasSavedYet() {
        assertThat(snapshots.newest()).isEmpty();
    }

    @Test
    void theNewestReplacesTheOneBefore() {
        byte[] large = bytes(2_500_000);
        byte[] small = bytes(10);

        snapshots.save(large);
        assertThat(snapshots.newest())
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(large));
        assertThat(template.getCollection("snapshots").countDocuments()).isEqualTo(4);

        snapshots.save(small);
        assertThat(snapshots.newest())
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(small));
        assertThat(template.getCollection("snapshots").countDocuments()).isEqualTo(2);
    }

    @Test
    void aSnapshotThatLacksAPartIsNone() {
        snapshots.save(bytes(2_500_000));
        template.getCollection("snapshots").deleteOne(new Document("_id", "part/0000000000000001/000001"));

        assertThat(snapshots.newest()).isEmpty();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
