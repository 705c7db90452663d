package aftercare.followup.cases;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the product knows of the patient's ketamine.
 *
 * @param given the sessions that count
 * @param zone the clinic's clock, by which an onset is told
 */
public record Dosing(List<SessionGiven> given, ZoneId zone) {
    public Dosing {
        given = List.copyOf(given);
    }

    /** The exposure at an onset; empty when the onset is not known or nothing had been given by then. */
    public Optional<Exposure> at(@Nullable DayTime onset) {
        return onset == null ? Optional.empty() : Exposure.at(onset.latest(zone), given);
    }
}
