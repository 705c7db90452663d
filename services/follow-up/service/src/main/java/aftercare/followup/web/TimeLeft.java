package aftercare.followup.web;

import java.time.Duration;
import java.time.Instant;

/** How long until a deadline, or how long past it, in words a hurried reader takes in at once. */
record TimeLeft(Duration left) {
    static TimeLeft until(Instant deadline, Instant now) {
        return new TimeLeft(Duration.between(now, deadline));
    }

    boolean overdue() {
        return left.isNegative();
    }

    String words() {
        return overdue() ? "Overdue by " + span(left.negated()) : span(left) + " left";
    }

    /** Whole minutes, rounded down; from two hours on hours, from two days on days. */
    private static String span(Duration span) {
        if (span.toMinutes() < 1) {
            return "less than 1 min";
        }
        if (span.toHours() < 2) {
            return span.toMinutes() + " min";
        }
        if (span.toDays() < 2) {
            return span.toHours() + " h" + (span.toMinutesPart() == 0 ? "" : " " + span.toMinutesPart() + " min");
        }
        return span.toDays() + " days" + (span.toHoursPart() == 0 ? "" : " " + span.toHoursPart() + " h");
    }
}
