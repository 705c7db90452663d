package aftercare.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When somebody of the clinic can ring a patient, on the clinic's clock. Properties {@code aftercare.clinic.hours.*}. What
 * patients are promised never reaches outside these hours.
 */
@ConfigurationProperties("aftercare.clinic.hours")
public record OpeningHours(
        @DefaultValue("09:00") LocalTime opens,
        @DefaultValue("17:00") LocalTime closes,

        @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"})
        Set<DayOfWeek> days) {
    public OpeningHours {
        days = Set.copyOf(days);
        if (days.isEmpty() || !opens.isBefore(closes)) {
            throw new IllegalArgumentException(
                    "aftercare.clinic.hours: name at least one day, and open before you close; found " + opens + " to "
                            + closes + " on " + days);
        }
    }

    /** True when the clinic is open then. */
    public boolean open(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return days.contains(local.getDayOfWeek())
                && !local.toLocalTime().isBefore(opens)
                && local.toLocalTime().isBefore(closes);
    }

    /** The instant itself when the clinic is open then, else the next opening. */
    public Instant openFrom(Instant at, ZoneId zone) {
        if (open(at, zone)) {
            return at;
        }
        ZonedDateTime opening = at.atZone(zone).with(opens);
        while (opening.toInstant().isBefore(at) || !days.contains(opening.getDayOfWeek())) {
            opening = opening.plusDays(1).with(opens);
        }
        return opening.toInstant();
    }
}
