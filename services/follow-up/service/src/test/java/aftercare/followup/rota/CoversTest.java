package aftercare.followup.rota;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.mongo.MongoCovers;
import aftercare.followup.rota.Booked.Withdrawal;
import aftercare.followup.rota.Covers.Decided;
import aftercare.kernel.Tier;
import aftercare.testkit.Backends;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** What every store of covers does: the one for tests and the real one. */
class CoversTest {
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

    static Stream<Covers> stores() {
        return Stream.of(new InMemoryCovers(), onTheDatabase(database()));
    }

    private static String database() {
        return "covers-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Covers onTheDatabase(String database) {
        return new MongoCovers(new MongoTemplate(
                new SimpleMongoClientDatabaseFactory(Backends.shared().mongoUri(database))));
    }

    private static Booked booked(int number) {
        return new Booked(
                "cover-" + number,
                new Cover(
                        NOW.plusSeconds(number),
                        NOW.plusSeconds(3600),
                        new Scope(Set.of(Tier.RED, Tier.AMBER), Optional.of("main")),
                        Optional.of("bob"),
                        Optional.of("ada"),
                        "Swap"),
                "cora",
                NOW,
                Optional.empty());
    }

    private static Decided<Integer> added(List<Booked> before, Booked one) {
        List<Booked> after = new ArrayList<>(before);
        after.add(one);
        return new Decided<>(after, after.size());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatWasEnteredIsReadBackInOrder(Covers covers) {
        assertThat(covers.all()).isEmpty();
        Booked everything = booked(1);
        Booked withdrawn = everything.withdraw("ada", NOW.plusSeconds(9));
        Booked least = new Booked(
                "cover-2",
                new Cover(NOW, NOW.plusSeconds(60), Scope.all(), Optional.empty(), Optional.of("ada"), "Away"),
                "ada",
                NOW,
                Optional.of(new Withdrawal("bob", NOW.plusMillis(1))));
        assertThat(covers.<Integer>update(before -> added(before, withdrawn))).isEqualTo(1);
        assertThat(covers.<Integer>update(before -> added(before, least))).isEqualTo(2);
        assertThat(covers.all()).containsExactly(withdrawn, least);
        assertThat(covers.<String>update(before -> new Decided<>(before, "as it was")))
                .isEqualTo("as it was");
        assertThat(covers.all()).containsExactly(withdrawn, least);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void ofTwoAtOnceEachSeesTheOther(Covers covers) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> all = IntStream.range(0, 40)
                    .<Callable<Integer>>mapToObj(
                            number -> () -> covers.<Integer>update(before -> added(before, booked(number))))
                    .toList();
            List<Integer> sizes = new ArrayList<>();
            for (Future<Integer> done : threads.invokeAll(all)) {
                sizes.add(done.get());
            }
            assertThat(sizes)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 40).boxed().toList());
        }
        assertThat(covers.all()).extracting(Booked::id).doesNotHaveDuplicates().hasSize(40);
    }
}
