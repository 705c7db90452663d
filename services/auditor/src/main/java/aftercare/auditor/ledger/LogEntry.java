package aftercare.auditor.ledger;

import aftercare.contracts.Fact;
import java.time.Instant;

/** One record of the log, as far as this version of the product can read it. */
public sealed interface LogEntry {

    /**
     * A fact that the catalogue knows.
     *
     * @param source the aggregate it is of
     * @param sequence 1 for the source's first fact, one more for each after it
     * @param recordedAt when the broker took it over, by the wall clock
     */
    record Known(String source, long sequence, Instant recordedAt, Fact fact) implements LogEntry {}

    /** A numbered fact of a type that only a newer version of the product knows. */
    record Foreign(String source, long sequence, Instant recordedAt) implements LogEntry {}

    /** A numbered fact of a known type whose bytes are not such a fact. Services put it among their dead letters. */
    record Unreadable(String source, long sequence, Instant recordedAt) implements LogEntry {}

    /** A record without type, source or number: no service of ours wrote it. */
    record Unnumbered() implements LogEntry {}
}
