package aftercare.followup.rota;

import aftercare.followup.protocol.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Hours of some days of the week, on the clinic's clock.
 *
 * @param days on which they begin
 * @param to when this is not after {@code from}, they end on the day after
 */
record WeeklyHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    WeeklyHours {
        days = Set.copyOf(days);
    }

    static WeeklyHours wholeDay(DayOfWeek day) {
        return new WeeklyHours(Set.of(day), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    /** Those that begin on that day; changes of clocks as everywhere ({@link Span#first}). */
    Optional<Interval> on(LocalDate day, ZoneId zone) {
        if (!days.contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
        return Optional.of(new Interval(Span.first(day.atTime(from), zone), Span.first(last.atTime(to), zone)));
    }
}
