package aftercare.followup.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as well as it is known, on the clinic's clock.
 *
 * @param time null when only the day is known
 */
public record DayTime(LocalDate day, @Nullable LocalTime time) {
    /** A day whose hour is not known. */
    public static DayTime of(LocalDate day) {
        return new DayTime(day, null);
    }

    /** The latest instant it can have been; a day without an hour lasts until its midnight. */
    public Instant latest(ZoneId zone) {
        return time == null
                ? day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1)
                : day.atTime(time).atZone(zone).toInstant();
    }

    /** True when it was surely before the other. */
    public boolean before(DayTime other) {
        if (!day.equals(other.day)) {
            return day.isBefore(other.day);
        }
        return time != null && other.time != null && time.isBefore(other.time);
    }

    @Override
    public String toString() {
        return time == null ? day.toString() : day + " " + time;
    }
}
