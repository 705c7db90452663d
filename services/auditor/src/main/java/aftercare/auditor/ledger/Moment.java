package aftercare.auditor.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * The moment the ledger is judged at. What is younger than the tolerance is in flight, what is older is missing.
 *
 * @param readUpTo every record the broker had at this instant of the wall clock has been entered
 * @param product the same moment by the product's clock, which deadlines go by
 * @param tolerance how long a fact may be in flight
 * @param atRest true when nobody is working any more, so that nothing can be in flight
 */
public record Moment(Instant readUpTo, Instant product, Duration tolerance, boolean atRest) {

    /** True when the counterpart of something recorded then would be here by now. */
    boolean overdue(Instant recordedAt) {
        return atRest || recordedAt.plus(tolerance).isBefore(readUpTo);
    }

    /** True when a deadline of the product's clock is over and whoever had to act on it had time to. */
    boolean past(Instant deadline) {
        return deadline.plus(atRest ? Duration.ZERO : tolerance).isBefore(product);
    }
}
