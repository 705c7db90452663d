package aftercare.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path folder;

    private Store store;
    private MongoClient client;

    @BeforeEach
    void open() {
        store = Store.start(folder, Ports.free());
        client = MongoClients.create(store.uri("test"));
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private MongoDatabase database() {
        return client.getDatabase("test");
    }

    private MongoCollection<Document> documents() {
        return database().getCollection("documents");
    }

    private void fill() {
        for (int i = 0; i < 10; i++) {
            documents().insertOne(new Document("_id", i).append("n", i % 3).append("name", "name-" + i));
        }
    }

    @Test
    void saysHelloAsAPrimary() {
        assertThat(database().runCommand(new Document("hello", 1)))
                .containsEntry("ok", 1.0)
                .containsEntry("isWritablePrimary", true);
    }

    @Test
    void uniqueIndexRefusesASecond() {
        documents().createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        fill();
        assertThatThrownBy(() -> documents().insertOne(new Document("_id", 99).append("name", "name-1")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        assertThat(documents().find(Filters.and(Filters.eq("name", "name-4"), Filters.eq("n", 1))))
                .hasSize(1);
    }

    @Test
    void indexesAndDocumentsSurviveARestart() {
        documents().createIndex(Indexes.ascending("n"));
        documents().createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        fill();
        close();
        open();
        assertThat(documents().listIndexes().into(new ArrayList<>()))
                .extracting(index -> index.getString("name"))
                .containsExactlyInAnyOrder("_id_", "n_1", "name_1");
        documents().insertOne(new Document("_id", 10).append("n", 2).append("name", "name-10"));
        assertThat(ids(Filters.eq("n", 2))).containsExactly(2, 5, 8, 10);
        assertThatThrownBy(() -> documents().insertOne(new Document("_id", 11).append("name", "name-3")))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void anIndexMadeLaterKnowsWhatIsThere() {
        fill();
        documents().createIndex(Indexes.ascending("n"));
        assertThat(ids(Filters.eq("n", 0))).containsExactly(0, 3, 6, 9);
    }

    @Test
    void anotherIndexUnderTheSameNameIsRefusedAndHarmsNothing() {
        documents().createIndex(Indexes.ascending("n"), new IndexOptions().name("mine"));
        fill();
        assertThatThrownBy(() -> documents().createIndex(Indexes.ascending("name"), new IndexOptions().name("mine")))
                .hasMessageContaining("mine");
        assertThat(ids(Filters.eq("n", 1))).containsExactly(1, 4, 7);
    }

    @Test
    void aDroppedCollectionComesBackEmpty() {
        documents().createIndex(Indexes.ascending("n"));
        fill();
        documents().drop();
        documents().createIndex(Indexes.ascending("n"));
        assertThat(ids(Filters.eq("n", 1))).isEmpty();
        fill();
        assertThat(ids(Filters.eq("n", 1))).containsExactly(1, 4, 7);
        database().drop();
        assertThat(database().listCollectionNames()).isEmpty();
    }

    @Test
    void aRenamedCollectionKeepsItsIndexes() {
        documents().createIndex(Indexes.ascending("n"));
        fill();
        documents().renameCollection(new MongoNamespace("test", "moved"));
        close();
        open();
        var moved = database().getCollection("moved");
        assertThat(moved.find(Filters.eq("n", 1))).hasSize(3);
        assertThat(moved.listIndexes().into(new ArrayList<>())).hasSize(2);
        assertThat(documents().countDocuments()).isZero();
    }

    @Test
    void pipelinesStartWithAnIndexedMatch() {
        documents().createIndex(Indexes.ascending("n"));
        fill();
        assertThat(documents().countDocuments(Filters.lte("n", 1))).isEqualTo(7);
        assertThat(documents()
                        .aggregate(List.of(
                                Aggregates.match(Filters.eq("n", 2)),
                                Aggregates.group("$n", Accumulators.sum("ids", "$_id")))))
                .containsExactly(new Document("_id", 2).append("ids", 15));
    }

    private List<Integer> ids(org.bson.conversions.Bson filter) {
        var ids = new ArrayList<Integer>();
        documents().find(filter).forEach(document -> ids.add(document.getInteger("_id")));
        ids.sort(null);
        return ids;
    }
}
