package aftercare.auditor.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ledger folded anew from the log, on demand, up to an instant; what happened before another one is told apart. Not for
 * several threads.
 */
public final class Examination {
    private final Ledger whole = new Ledger();
    private final Ledger before = new Ledger();
    private final @Nullable Instant from;
    private final Instant to;

    /**
     * An examination of what was recorded at or after {@code from} and before {@code to}, by the wall clock.
     *
     * @param from null for everything since the beginning
     */
    public Examination(@Nullable Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /** Enters the next record of its partition; one that was recorded later than this examination goes is left out. */
    public void enter(LogEntry entry) {
        Instant at = recordedAt(entry);
        if (at != null && !at.isBefore(to)) {
            return;
        }
        whole.enter(entry);
        if (from != null && at != null && at.isBefore(from)) {
            before.enter(entry);
        }
    }

    private static @Nullable Instant recordedAt(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Known known -> known.recordedAt();
            case LogEntry.Foreign foreign -> foreign.recordedAt();
            case LogEntry.Unreadable bad -> bad.recordedAt();
            case LogEntry.Unnumbered _ -> null;
        };
    }

    /**
     * What adds up and what does not.
     *
     * @param product what the product's clock says at {@code to}
     * @param tolerance how long a fact may be in flight
     */
    public LedgerView view(Instant product, Duration tolerance) {
        LedgerView all = whole.view(to, new Moment(to, product, tolerance, false));
        return from == null
                ? all
                : all.since(before.view(
                        from, new Moment(from, product.minus(Duration.between(from, to)), tolerance, false)));
    }
}
