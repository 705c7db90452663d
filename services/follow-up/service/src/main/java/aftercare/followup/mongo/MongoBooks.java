package aftercare.followup.mongo;

import aftercare.followup.escalation.Escalation.Held;
import aftercare.followup.notice.Book;
import aftercare.followup.notice.Book.Told;
import aftercare.followup.notice.Book.Waiting;
import aftercare.followup.notice.Books;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What each member of staff was told of and what waits, in the collection {@code noticeBooks}, by username. */
public final class MongoBooks implements Books {
    private static final String COLLECTION = "noticeBooks";
    private static final String VERSION = "version";
    private static final int TRIES = 100;

    private final MongoTemplate template;
    private final Claims claims;

    /** @param wall the machine's clock, which leases go by */
    public MongoBooks(MongoTemplate template, InstantSource wall) {
        this.template = template;
        this.claims = new Claims(template, COLLECTION, wall);
    }

    @Override
    public Book of(String username) {
        return book(username, find(username));
    }

    @Override
    public Book.Decision update(String username, Function<Book, Book.Decision> decision) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Document before = find(username);
            Book book = book(username, before);
            Book.Decision decided = decision.apply(book);
            if (decided.book().equals(book) || stored(before, decided.book())) {
                return decided;
            }
        }
        throw new IllegalStateException("Cannot write down what " + username + " was told: each of " + TRIES
                + " attempts found that somebody else had just written");
    }

    @Override
    public Optional<String> claimDue(Instant now) {
        return claims.claimDue(now);
    }

    @Override
    public Optional<Instant> nextDue() {
        return claims.nextDue();
    }

    private @Nullable Document find(String username) {
        return collection().find(Filters.eq("_id", username)).first();
    }

    private static Book book(String username, @Nullable Document document) {
        return document == null
                ? Book.of(username)
                : new Book(
                        username,
                        document.getList("told", Document.class).stream()
                                .map(told -> new Told(told.getString("notice"), Fields.instant(told, "at")))
                                .toList(),
                        document.getList("waiting", Document.class).stream()
                                .map(waits -> new Waiting(
                                        waits.getString("notice"),
                                        waits.getString("escalation"),
                                        new Held(waits.getString("reason"), Fields.instant(waits, "until"))))
                                .toList(),
                        document.getLong("digests"));
    }

    private boolean stored(@Nullable Document before, Book book) {
        long version = before == null ? 0 : before.getLong(VERSION);
        Document after = new Document("_id", book.username())
                .append(VERSION, version + 1)
                .append(
                        "told",
                        book.told().stream()
                                .map(told -> new Document("notice", told.noticeId()).append("at", Date.from(told.at())))
                                .toList())
                .append(
                        "waiting",
                        book.waiting().stream()
                                .map(waits -> new Document("notice", waits.noticeId())
                                        .append("escalation", waits.escalationId())
                                        .append("reason", waits.held().reason())
                                        .append("until", Date.from(waits.held().until())))
                                .toList())
                .append("digests", book.digests());
        Instant next = book.nextAt();
        if (next != null) {
            after.append("nextAt", Date.from(next));
        }
        if (before != null) {
            return collection()
                            .replaceOne(
                                    Filters.and(Filters.eq("_id", book.username()), Filters.eq(VERSION, version)),
                                    after)
                            .getMatchedCount()
                    == 1;
        }
        try {
            collection().insertOne(after);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private MongoCollection<Document> collection() {
        return template.getCollection(COLLECTION);
    }
}
