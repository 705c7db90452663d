package aftercare.messaging;

/**
 * Applies facts, one patient's in order. Facts of different patients may come at the same time on different threads.
 * A passing fault (database, broker, time-out) thrown from here is retried in place; any other exception sets the fact
 * aside, and later facts of the same patient with it.
 */
@FunctionalInterface
public interface FactHandler {
    /**
     * True for a CloudEvents type that this handler has no use for in any form, neither its content nor its sequence: it is
     * counted as ignored and not even read.
     */
    default boolean skips(String type) {
        return false;
    }

    /** Stores the effect and the cursor in one write, or says why there was none. */
    Outcome apply(Delivery delivery);

    /**
     * A fact of a type this version does not know, written by a newer one. A handler that keeps cursors for this source
     * moves the cursor past it here, or the next known fact looks like a gap.
     */
    default Outcome passOver(String source, long sequence, String key) {
        return Outcome.IGNORED;
    }
}
