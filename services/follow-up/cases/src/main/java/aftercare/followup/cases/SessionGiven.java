package aftercare.followup.cases;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A session in which ketamine was given and that was not voided since.
 *
 * @param startedAt when the dose began
 * @param doseMg total in milligrams; as corrected, where it was
 */
public record SessionGiven(String id, Instant startedAt, BigDecimal doseMg) {
    public SessionGiven {
        if (doseMg.signum() < 0) {
            throw new IllegalArgumentException("Session " + id + " has a dose below zero: " + doseMg);
        }
    }
}
