package aftercare.followup.notice;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** For as long as the test lasts, and without a lease: one worker at a time. */
public final class InMemoryBooks implements Books {
    private final Map<String, Book> books = new TreeMap<>();

    @Override
    public Book of(String username) {
        return books.getOrDefault(username, Book.of(username));
    }

    @Override
    public Book.Decision update(String username, Function<Book, Book.Decision> decision) {
        Book.Decision decided = decision.apply(of(username));
        books.put(username, decided.book());
        return decided;
    }

    @Override
    public Optional<String> claimDue(Instant now) {
        return books.values().stream()
                .filter(book -> book.nextAt() != null
                        && !Objects.requireNonNull(book.nextAt()).isAfter(now))
                .min(Comparator.comparing(book -> Objects.requireNonNull(book.nextAt())))
                .map(Book::username);
    }

    @Override
    public Optional<Instant> nextDue() {
        return books.values().stream()
                .map(Book::nextAt)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Comparator.naturalOrder());
    }
}
