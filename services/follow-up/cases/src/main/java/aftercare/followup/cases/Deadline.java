package aftercare.followup.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * By when a case must be reported. Days are those of the calendar on the clinic's clock; the due day counts as a whole.
 *
 * @param days how many calendar days there are from day 0
 * @param dayZero day on which the clinic heard of the event, or of what re-opened the case
 * @param dueOn last day on which a report is in time
 * @param provisional true when what the clock depends on has not been judged yet, so that the shortest one runs
 */
public record Deadline(int days, LocalDate dayZero, LocalDate dueOn, boolean provisional, ZoneId zone) {
    static Deadline of(int days, Instant received, boolean provisional, ZoneId zone) {
        LocalDate dayZero = received.atZone(zone).toLocalDate();
        return new Deadline(days, dayZero, dayZero.plusDays(days), provisional, zone);
    }

    /** Whole days until the due day: 0 on that day, below zero when it is over. */
    public long daysLeft(Instant now) {
        return ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), dueOn);
    }

    /** True when the due day is over. */
    public boolean overdue(Instant now) {
        return daysLeft(now) < 0;
    }

    /** The first instant at which it is overdue. */
    public Instant overdueFrom() {
        return dueOn.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
