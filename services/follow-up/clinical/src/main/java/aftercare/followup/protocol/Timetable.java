package aftercare.followup.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a step of the protocol is due, and when its link may go out: the one way from the one to the other. Rules for clocks
 * that change are those of {@link Span#after}; nights are the patient's.
 */
public final class Timetable {
    private final Sending sending;

    /** The hours of the night are this protocol's. */
    public Timetable(Sending sending) {
        this.sending = sending;
    }

    /**
     * When the link of an occurrence goes out. Each is counted from the anchor itself and not from the one before, so a
     * clock that changes moves one and not all that follow. What is asked while somebody is being enrolled does not wait:
     * they are in the room.
     *
     * @param occurrence from 1
     * @param anchorAt when that was which the step counts from
     * @param zone of the patient
     */
    public Instant goesOut(Step step, int occurrence, Instant anchorAt, ZoneId zone) {
        Instant due = step.offset().plus(step.every().times(occurrence - 1)).after(anchorAt, zone);
        boolean inTheRoom =
                step.anchor() == Step.Anchor.ENROLMENT && step.offset().equals(Span.ZERO);
        return step.urgent() || inTheRoom ? due : outsideNight(due, zone);
    }

    /**
     * When the link of a later occurrence goes out that is counted from an earlier one.
     *
     * @param times how many occurrences later, from 0
     * @param dueAt when the earlier one was due
     */
    public Instant again(Step step, int times, Instant dueAt, ZoneId zone) {
        Instant due = step.every().times(times).after(dueAt, zone);
        return step.urgent() ? due : outsideNight(due, zone);
    }

    /** The same instant, or the end of the night that it is in. */
    public Instant outsideNight(Instant instant, ZoneId zone) {
        LocalTime from = sending.quietFrom();
        LocalTime until = sending.quietUntil();
        if (from.equals(until)) {
            return instant;
        }
        var local = instant.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        boolean night = from.isBefore(until) ? begun && !over : begun || !over;
        if (!night) {
            return instant;
        }
        LocalDate day = local.toLocalDate();
        return Span.first((over ? day.plusDays(1) : day).atTime(until), zone);
    }

    /** The earliest that a link may go out on the next day of the patient's calendar. */
    public Instant nextDay(Instant now, ZoneId zone) {
        return Span.first(now.atZone(zone).toLocalDate().plusDays(1).atTime(sending.quietUntil()), zone);
    }

    /** Until when steps that are due are asked together with one that goes out now. */
    public Instant together(Instant now) {
        return now.plus(sending.mergeWithin());
    }
}
