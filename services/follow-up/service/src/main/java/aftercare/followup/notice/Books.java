package aftercare.followup.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The stored books, one for each member of staff. */
public interface Books {
    /** The book of this account; a new one when nothing was written. */
    Book of(String username);

    /** Loads, decides, compares and sets, again when another was faster; the decision must be pure. */
    Book.Decision update(String username, Function<Book, Book.Decision> decision);

    /** Claims one in which something is to be told by now, so that no other worker takes it until the lease ends. */
    Optional<String> claimDue(Instant now);

    /** The earliest instant at which something is to be told. */
    Optional<Instant> nextDue();
}
