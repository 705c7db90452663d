package aftercare.followup.rota;

import java.time.Instant;

/**
 * A time during which the same people are on duty.
 *
 * @param from the first instant in it
 * @param to the first instant after it
 */
public record Stretch(Instant from, Instant to, Duty duty) {
    public boolean covered() {
        return duty instanceof Duty.Covered;
    }
}
