package aftercare.auditor.ledger;

import java.time.Instant;
import java.util.Optional;

/** Reads the log anew from its beginning and balances it, whatever the audit under way says. */
@FunctionalInterface
public interface Examine {
    /**
     * Balances what was recorded in a span of the wall clock.
     *
     * @param from the first instant; empty for the beginning of the log
     * @param to the first instant after it; empty for now
     */
    LedgerView examine(Optional<Instant> from, Optional<Instant> to);
}
