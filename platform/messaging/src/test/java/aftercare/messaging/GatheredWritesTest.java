package aftercare.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatheredWritesTest {
    private static TestDatabase database;

    private final AtomicInteger commands = new AtomicInteger();
    private final Semaphore firstCommand = new Semaphore(1);
    private final CountDownLatch underWay = new CountDownLatch(1);

    @BeforeAll
    static void open() {
        database = new TestDatabase("gathered_writes_test");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        documents().deleteMany(new Document());
        documents()
                .insertMany(IntStream.range(0, 40).mapToObj(i -> document(i, 1)).toList());
    }

    private static MongoCollection<Document> documents() {
        return database.template().getCollection("gathered");
    }

    private static Document document(int id, long version) {
        return new Document("_id", "d-" + id).append("version", version);
    }

    private static long versionOf(int id) {
        return Objects.requireNonNull(
                        documents().find(new Document("_id", "d-" + id)).first())
                .getLong("version");
    }

    /** Its first command waits until the test lets it go, so that others gather behind it. */
    private GatheredWrites held() {
        return new GatheredWrites(() -> {
            if (commands.incrementAndGet() == 1) {
                underWay.countDown();
                firstCommand.acquireUninterruptibly();
            }
            return documents();
        });
    }

    private List<Boolean> together(GatheredWrites writes, List<Callable<Boolean>> behind) throws Exception {
        firstCommand.acquire();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<Boolean> first = threads.submit(() -> writes.replace("d-0", 1, document(0, 2)));
            underWay.await();
            List<Future<Boolean>> others = new ArrayList<>();
            for (Callable<Boolean> one : behind) {
                others.add(threads.submit(one));
            }
            Eventually.isTrue("all wait", () -> writes.waiting() == behind.size());
            firstCommand.release();
            List<Boolean> outcomes = new ArrayList<>();
            outcomes.add(first.get());
            for (Future<Boolean> one : others) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }

    @Test
    void whatComesWhileOneIsUnderWayGoesInOneCommand() throws Exception {
        GatheredWrites writes = held();
        List<Callable<Boolean>> behind = new ArrayList<>();
        for (int i = 1; i < 40; i++) {
            int id = i;
            behind.add(() -> writes.replace("d-" + id, 1, document(id, 2)));
        }
        assertThat(together(writes, behind)).hasSize(40).containsOnly(true);
        assertThat(commands).hasValue(2);
        for (int i = 0; i < 40; i++) {
            assertThat(versionOf(i)).isEqualTo(2);
        }
        assertThat(documents().countDocuments()).isEqualTo(40);
    }

    @Test
    void outdatedOneAmongThemIsToldAndTheOthersStand() throws Exception {
        GatheredWrites writes = held();
        List<Boolean> outcomes = together(
                writes,
                List.of(
                        () -> writes.replace("d-1", 1, document(1, 2)),
                        () -> writes.replace("d-2", 7, document(2, 8)),
                        () -> writes.replace("d-3", 1, document(3, 2))));
        assertThat(outcomes).containsExactly(true, true, false, true);
        assertThat(versionOf(2)).isEqualTo(1);
        assertThat(versionOf(3)).isEqualTo(2);
        assertThat(documents().countDocuments()).isEqualTo(40);
    }

    @Test
    void ofTwoThatBuildOnTheSameVersionOneWins() throws Exception {
        GatheredWrites writes = held();
        List<Boolean> outcomes = together(
                writes,
                List.of(
                        () -> writes.replace("d-5", 1, document(5, 2)),
                        () -> writes.replace("d-5", 1, document(5, 2))));
        assertThat(outcomes.subList(1, 3)).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void failureIsThrownToEveryoneItMayConcernAndTheNextGoOn() {
        var failing = new GatheredWrites(() -> {
            if (commands.incrementAndGet() == 1) {
                throw new IllegalStateException("no database");
            }
            return documents();
        });
        assertThatThrownBy(() -> failing.replace("d-1", 1, document(1, 2))).hasMessage("no database");
        assertThat(failing.replace("d-1", 1, document(1, 2))).isTrue();
    }

    @Test
    void manyThreadsLoseNoWrite() throws Exception {
        GatheredWrites writes = new GatheredWrites(GatheredWritesTest::documents);
        AtomicInteger won = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        int id = i % 4;
                        long version = versionOf(id);
                        if (writes.replace("d-" + id, version, document(id, version + 1))) {
                            won.incrementAndGet();
                        }
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        long written = IntStream.range(0, 4).mapToLong(id -> versionOf(id) - 1).sum();
        assertThat(written).isEqualTo(won.get()).isPositive();
    }
}
