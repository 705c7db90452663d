package aftercare.followup.notice;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.escalation.Escalation.Held;
import aftercare.followup.escalation.Way;
import aftercare.followup.mongo.MongoBooks;
import aftercare.followup.mongo.MongoReaches;
import aftercare.followup.mongo.MongoSentNotices;
import aftercare.followup.notice.Book.Decision;
import aftercare.followup.notice.Book.Told;
import aftercare.followup.notice.Book.Waiting;
import aftercare.followup.notice.SentNotice.State;
import aftercare.followup.notice.SentNotices.Answerable;
import aftercare.testkit.Backends;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the stores of notices promise, in memory as tests have them and in the database as clinics do. */
class NoticeStoresTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
    private static final String DATABASE =
            "notices-" + UUID.randomUUID().toString().substring(0, 8);
    private static final MongoClient CLIENT =
            MongoClients.create(Backends.shared().mongoUri(DATABASE));
    private static final MongoTemplate TEMPLATE = new MongoTemplate(CLIENT, DATABASE);

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    static List<Reaches> reaches() {
        return List.of(new InMemoryReaches(), new MongoReaches(TEMPLATE));
    }

    static List<Books> books() {
        return List.of(new InMemoryBooks(), new MongoBooks(TEMPLATE, InstantSource.system()));
    }

    static List<SentNotices> sentNotices() {
        return List.of(new InMemorySentNotices(), new MongoSentNotices(TEMPLATE));
    }

    @ParameterizedTest
    @MethodSource("reaches")
    void howSomebodyIsReachedIsTheLastThatWasEntered(Reaches reaches) {
        assertThat(reaches.of("ann")).isEqualTo(Reach.MAIL);
        Reach all = new Reach(Optional.of("+15550100123"), true, Optional.of("pager-key-1"));
        reaches.set("ann", all);
        assertThat(reaches.of("ann")).isEqualTo(all);
        reaches.set("ann", Reach.MAIL);
        assertThat(reaches.of("ann")).isEqualTo(Reach.MAIL);
        assertThat(reaches.of("bob")).isEqualTo(Reach.MAIL);
    }

    @ParameterizedTest
    @MethodSource("books")
    void aBookIsReadAsItWasWrittenAndFoundWhenDue(Books books) {
        assertThat(books.of("ann")).isEqualTo(Book.of("ann"));
        assertThat(books.nextDue()).isEmpty();
        var held = new Held("rate-limit", NOW.plusSeconds(600));
        var book = new Book("ann", List.of(new Told("n1", NOW)), List.of(new Waiting("n2", "esc-2", held)), 3);
        Decision decided = books.update("ann", _ -> new Decision(book, held));
        assertThat(decided.held()).isEqualTo(held);
        assertThat(books.of("ann")).isEqualTo(book);
        assertThat(books.nextDue()).contains(held.until());
        assertThat(books.claimDue(held.until().minusMillis(1))).isEmpty();
        assertThat(books.claimDue(held.until())).contains("ann");
        books.update("ann", before -> new Decision(before.without(before.due(held.until())), null));
        assertThat(books.nextDue()).isEmpty();
        assertThat(books.claimDue(held.until().plusSeconds(1))).isEmpty();
        assertThat(books.of("ann").digests()).isEqualTo(4);
    }

    @Test
    void nothingIsLostWhenManyWriteAtOnce() throws Exception {
        Books books = new MongoBooks(TEMPLATE, InstantSource.system());
        Callable<Void> writer = () -> {
            IntStream.range(0, 10).forEach(_ -> books.update("many", NoticeStoresTest::oneMore));
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(Collections.nCopies(4, writer))) {
                done.get();
            }
        }
        assertThat(books.of("many").told()).hasSize(40);
    }

    private static Decision oneMore(Book book) {
        List<Told> told = new ArrayList<>(book.told());
        told.add(new Told("n" + told.size(), NOW));
        return new Decision(new Book(book.username(), told, List.of(), 0), null);
    }

    @ParameterizedTest
    @MethodSource("sentNotices")
    void aNoticeIsSettledOnce(SentNotices sent) {
        var notice = new SentNotice("n1-sms", "n1", "esc-1", 2, 3, "ann", Way.SMS, State.SENT, NOW);
        assertThat(sent.settle("n1-sms", State.DELIVERED)).isFalse();
        sent.begin(notice);
        sent.begin(notice);
        assertThat(sent.find("n1-sms")).contains(notice);
        assertThat(sent.settle("n1-sms", State.FAILED)).isTrue();
        assertThat(sent.settle("n1-sms", State.DELIVERED)).isFalse();
        sent.begin(notice);
        assertThat(sent.find("n1-sms").map(SentNotice::state)).contains(State.FAILED);
    }

    @ParameterizedTest
    @MethodSource("sentNotices")
    void aCodeIsOfWhomItWasMadeForFirst(SentNotices sent) {
        assertThat(sent.byCode("ABC234")).isEmpty();
        sent.remember("ABC234", new Answerable("esc-1", "ann"));
        sent.remember("ABC234", new Answerable("esc-2", "bob"));
        assertThat(sent.byCode("ABC234")).contains(new Answerable("esc-1", "ann"));
    }
}
