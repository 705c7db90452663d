package aftercare.backends;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.IntegerDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many documents a query reads, without a clock. */
class PlanTest {
    private static final int DOCUMENTS = 1000;

    private final MVStore file = MVStore.open(null);
    private final MVMap<byte[], byte[]> data = file.openMap(
            "data",
            new MVMap.Builder<byte[], byte[]>().keyType(CheckedBytes.TYPE).valueType(CheckedBytes.TYPE));
    private final SortedIndex byDue = index("nextAt");
    private final SortedIndex byState = index("state", "openedAt");
    private final List<Index<Position>> indexes =
            List.of(new IdIndex("_id_", List.of(new IndexKey("_id", true)), data), byDue, byState);

    private SortedIndex index(String... fields) {
        String name = String.join("_", fields);
        MVMap<byte[], Integer> map = file.openMap(
                name,
                new MVMap.Builder<byte[], Integer>().keyType(CheckedBytes.TYPE).valueType(IntegerDataType.INSTANCE));
        return new SortedIndex(
                name,
                List.of(fields).stream().map(field -> new IndexKey(field, true)).toList(),
                false,
                map);
    }

    @BeforeEach
    void fill() {
        for (int i = 0; i < DOCUMENTS; i++) {
            put(new Document("_id", "poll-" + i)
                    .append("version", 1L)
                    .append("nextAt", i)
                    .append("openedAt", i % 100)
                    .append("state", i % 10 == 0 ? "OPEN" : "CLOSED"));
        }
    }

    private void put(Document document) {
        Position position = Position.ofId(document.get("_id"));
        data.put(position.bytes(), DocumentBytes.of(document));
        for (Index<Position> index : indexes) {
            if (index instanceof SortedIndex sorted) {
                sorted.put(document);
            }
        }
    }

    private Optional<Plan> plan(Document query, @Nullable Document order, int limit) {
        var question = new Plan.Question(Bounds.of(query), query, order, 0, limit);
        return Plan.cheapest(question, indexes, data.sizeAsLong());
    }

    @Test
    void compareAndSetReadsOneDocument() {
        assertThat(plan(new Document("_id", "poll-7").append("version", 1L), null, 0))
                .hasValueSatisfying(plan -> assertThat(plan.positions()).containsExactly(Position.ofId("poll-7")));
    }

    @Test
    void dueQueryReadsInOrderAndStopsAtTheLimit() {
        Document due = new Document("nextAt", new Document("$lte", 500)).append("lease", null);
        assertThat(plan(due, new Document("nextAt", 1), 5)).hasValueSatisfying(plan -> {
            assertThat(plan.sorted()).isTrue();
            assertThat(plan.cost()).isLessThanOrEqualTo(100);
            assertThat(plan.positions().limit(2)).containsExactly(Position.ofId("poll-0"), Position.ofId("poll-1"));
        });
    }

    @Test
    void orderAfterAnEqualFieldIsFreeInBothDirections() {
        for (int direction : List.of(1, -1)) {
            assertThat(plan(new Document("state", "OPEN"), new Document("openedAt", direction), 3))
                    .hasValueSatisfying(plan -> assertThat(plan.sorted()).isTrue());
        }
        assertThat(plan(new Document("state", "OPEN"), new Document("nextAt", 1).append("openedAt", -1), 3))
                .hasValueSatisfying(plan -> assertThat(plan.sorted()).isFalse());
    }

    @Test
    void anArrayIsReadByEveryQueryAndCostsTheFreeOrder() {
        put(new Document("_id", "odd").append("nextAt", List.of(1, 2)).append("state", "OPEN"));
        assertThat(plan(new Document("nextAt", 7), null, 0))
                .hasValueSatisfying(plan ->
                        assertThat(plan.positions()).containsExactly(Position.ofId("poll-7"), Position.ofId("odd")));
        assertThat(plan(new Document("nextAt", new Document("$lte", 9)), new Document("nextAt", 1), 3))
                .hasValueSatisfying(plan -> assertThat(plan.sorted()).isFalse());
    }

    @Test
    void aQueryWithoutAnIndexedFieldHasNoPlan() {
        assertThat(plan(new Document("version", 1L), null, 0)).isEmpty();
        assertThat(plan(new Document("$or", List.of(new Document("nextAt", 1), new Document("version", 1L))), null, 0))
                .isEmpty();
    }
}
