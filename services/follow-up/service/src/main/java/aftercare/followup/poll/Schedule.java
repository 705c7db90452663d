package aftercare.followup.poll;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Standing;
import aftercare.followup.protocol.Step;
import aftercare.followup.protocol.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked when: from a step of a protocol and what it counts from to an asking. Knows no store. */
public final class Schedule {
    /** How long a link works after its window has closed. */
    static final Duration LINK_OUTLIVES_WINDOW = Duration.ofDays(30);

    private static final int MOST_EMPTY_OCCURRENCES = 60;

    private final Protocol protocol;
    private final Timetable timetable;

    public Schedule(Protocol protocol) {
        this.protocol = protocol;
        this.timetable = new Timetable(protocol.sending());
    }

    /**
     * The first occurrence that asks anything, from the given one on.
     *
     * @param anchor id of what it counts from
     * @param from an occurrence, counted from 1
     * @param standing what holds of the patient, as far as it decides who should have answered by when
     * @return empty when none does
     */
    public Optional<Asking> asking(Whom whom, Step step, String anchor, int from, Origin origin, Standing standing) {
        int occurrence = from;
        while (step.forms(occurrence).isEmpty()) {
            if (!step.every().isPositive() || occurrence - from >= MOST_EMPTY_OCCURRENCES) {
                return Optional.empty();
            }
            occurrence++;
        }
        Instant due = due(step, occurrence, origin);
        Instant closesAt = due.plus(step.window());
        // Whoever enters a session late has not asked anybody before.
        Instant asked = due.isBefore(origin.enteredAt()) ? origin.enteredAt() : due;
        return Optional.of(new Asking(
                Asking.idOf(whom.patient(), protocol.id(), step.key(), anchor, occurrence),
                whom.patient(),
                whom.careTeam(),
                protocol.id(),
                protocol.version(),
                step.key(),
                anchor,
                occurrence,
                origin,
                due,
                closesAt,
                closesAt.plus(LINK_OUTLIVES_WINDOW),
                step.asks() == Step.Asked.MONITOR,
                protocol.unanswered(step.key(), standing)
                        .map(nobody -> asked.plus(nobody.after()))
                        .orElse(null)));
    }

    /** The occurrence after this one; empty when its step does not come again, or is not in this protocol. */
    public Optional<Asking> next(Asking asking) {
        return protocol.step(asking.step())
                .filter(step -> step.every().isPositive())
                .flatMap(step -> asking(
                        asking.whom(),
                        step,
                        asking.anchor(),
                        asking.occurrence() + 1,
                        origin(step, asking),
                        Standing.unknown()));
    }

    /** When the link of an occurrence goes out. */
    public Instant due(Step step, int occurrence, Origin origin) {
        return origin.counted() > 0
                ? timetable.again(step, occurrence - origin.counted(), origin.anchorAt(), origin.zone())
                : timetable.goesOut(step, occurrence, origin.anchorOf(step, occurrence), origin.zone());
    }

    /**
     * The same asking with the times that its step gives it, but nothing in the past: what is overdue goes out at once. Empty when
     * even its window would be over.
     */
    public Optional<Asking> retimed(Asking asking, Step step, Instant now) {
        Instant due = due(step, asking.occurrence(), asking.origin());
        Instant closesAt = due.plus(step.window());
        if (!closesAt.isAfter(now)) {
            return Optional.empty();
        }
        Instant goesOut = due.isBefore(now) ? now : due;
        return Optional.of(
                asking.timed(goesOut, closesAt, closesAt.plus(LINK_OUTLIVES_WINDOW), silentAt(asking, step, goesOut)));
    }

    /** What an occurrence of a step counts from; of a poll of an earlier version as far as it can be told. */
    public static Origin origin(Step step, Asking asking) {
        return asking.origin().told()
                ? asking.origin()
                : Origin.at(
                        asking.origin().anchorOf(step, asking.occurrence()),
                        asking.origin().zone());
    }

    private @Nullable Instant silentAt(Asking asking, Step step, Instant goesOut) {
        return asking.silentAt() == null
                ? null
                : protocol.unansweredTimedBy(step.key())
                        .map(nobody -> goesOut.plus(nobody.after()))
                        .orElse(asking.silentAt());
    }
}
