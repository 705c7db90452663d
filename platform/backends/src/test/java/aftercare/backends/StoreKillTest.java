package aftercare.backends;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreKillTest {
    private static final int KILLS = 4;
    private static final int WRITES_EACH = 400;

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedWriteSurvivesKills() throws Exception {
        Map<String, Long> acknowledged = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            try (var child = Child.start(KilledWriter.class, folder.toString(), "round" + kill)) {
                for (int i = 0; i < WRITES_EACH; i++) {
                    keep(child.line(), acknowledged);
                }
                child.kill().forEach(line -> keep(line, acknowledged));
            }
        }
        try (var store = Store.start(folder, Ports.free());
                var client = MongoClients.create(store.uri("kill"))) {
            var documents = client.getDatabase("kill").getCollection("documents");
            assertNothingLost(documents, acknowledged);
            assertNothingTorn(documents);
            assertIndexesAgree(documents);
        }
    }

    private static void keep(String line, Map<String, Long> acknowledged) {
        String[] parts = line.split(" ");
        acknowledged.merge(parts[0], Long.valueOf(parts[1]), Math::max);
    }

    private static void assertNothingLost(MongoCollection<Document> documents, Map<String, Long> acknowledged) {
        assertThat(acknowledged).hasSizeGreaterThan(KILLS * WRITES_EACH / 5);
        Map<String, Long> found = new HashMap<>();
        documents.find().forEach(document -> found.put(document.getString("_id"), document.getLong("version")));
        acknowledged.forEach((id, version) ->
                assertThat(found.get(id)).as("version of %s", id).isNotNull().isBetween(version, version + 1));
    }

    private static void assertNothingTorn(MongoCollection<Document> documents) {
        for (Document document : documents.find()) {
            String id = document.getString("_id");
            assertThat(document)
                    .isEqualTo(KilledWriter.fields(new Document("_id", id), id, document.getLong("version")));
        }
    }

    private static void assertIndexesAgree(MongoCollection<Document> documents) {
        for (int a = 0; a < 7; a++) {
            for (int b = 0; b < 11; b++) {
                assertSame(documents, a, "b" + b);
            }
        }
    }

    private static void assertSame(MongoCollection<Document> documents, int a, String b) {
        assertThat(ids(documents, Filters.and(Filters.eq("a", a), Filters.eq("b", b))))
                .isEqualTo(ids(documents, Filters.nor(Filters.ne("a", a), Filters.ne("b", b))));
        assertThat(ids(documents, Filters.eq("b", b))).isEqualTo(ids(documents, Filters.nor(Filters.ne("b", b))));
    }

    private static List<String> ids(MongoCollection<Document> documents, Bson filter) {
        var ids = new ArrayList<String>();
        documents.find(filter).forEach(document -> ids.add(document.getString("_id")));
        ids.sort(null);
        return ids;
    }
}
