package aftercare.followup.protocol;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A length of time as a protocol writes it: days count on the patient's calendar and keep the time of day, hours count as
 * they pass. So {@code P7D} is the same time next week, summer time or not, and {@code PT168H} is 168 hours.
 *
 * @param days on the calendar
 * @param time as it passes, added after the days; of the same sign
 */
public record Span(int days, Duration time) {
    /** No time at all. */
    public static final Span ZERO = new Span(0, Duration.ZERO);

    /**
     * Reads ISO 8601 days and time: {@code P7D}, {@code PT24H}, {@code P1DT2H}, {@code -PT2H}.
     *
     * @throws java.time.DateTimeException when it is not that
     */
    public static Span parse(String text) {
        Duration whole = Duration.parse(text);
        int day = text.toUpperCase(Locale.ROOT).indexOf('D');
        if (day < 0) {
            return new Span(0, whole);
        }
        Duration days = Duration.parse(text.substring(0, day + 1));
        return new Span(Math.toIntExact(days.toDays()), whole.minus(days));
    }

    /** This many of it. */
    public Span times(int count) {
        return new Span(Math.multiplyExact(days, count), time.multipliedBy(count));
    }

    /** This and then that. */
    public Span plus(Span more) {
        return new Span(Math.addExact(days, more.days), time.plus(more.time));
    }

    /** How long it is when every day has 24 hours. */
    public Duration nominal() {
        return Duration.ofDays(days).plus(time);
    }

    /** Longer than nothing. */
    public boolean isPositive() {
        return nominal().isPositive();
    }

    /**
     * The instant this long after another, as somebody in that zone counts. A local time that a change of clocks skips moves to
     * the first instant that exists; one that comes twice is taken the first time.
     */
    public Instant after(Instant from, ZoneId zone) {
        Instant day =
                days == 0 ? from : first(from.atZone(zone).toLocalDateTime().plusDays(days), zone);
        return day.plus(time);
    }

    /** The first instant at which clocks in the zone show this or, when they skip it, more. */
    public static Instant first(LocalDateTime local, ZoneId zone) {
        var gap = zone.getRules().getTransition(local);
        return gap != null && gap.isGap()
                ? gap.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
