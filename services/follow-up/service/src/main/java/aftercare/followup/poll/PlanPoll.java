package aftercare.followup.poll;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Standing;
import aftercare.followup.protocol.Step;
import aftercare.followup.protocol.Timetable;
import aftercare.kernel.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Plans the polls of the protocol's steps; planning one again changes nothing. */
public final class PlanPoll {
    /** How long a link works after its window has closed. */
    static final Duration LINK_OUTLIVES_WINDOW = Duration.ofDays(30);

    private static final String FOLLOWED_AGAIN = "followed-again";
    private static final int MOST_EMPTY_OCCURRENCES = 60;

    private final Polls polls;
    private final Protocol protocol;
    private final Timetable timetable;

    public PlanPoll(Polls polls, Protocol protocol) {
        this.polls = polls;
        this.protocol = protocol;
        this.timetable = new Timetable(protocol.sending());
    }

    /**
     * Plans the first occurrence of a step.
     *
     * @param anchor id of what it counts from
     */
    public void first(Whom whom, Step step, String anchor, Origin origin, Instant now) {
        first(whom, step, anchor, origin, Standing.unknown(), now);
    }

    /** As {@link #first(Whom, Step, String, Origin, Instant)}, of a patient of whom this holds. */
    public void first(Whom whom, Step step, String anchor, Origin origin, Standing standing, Instant now) {
        plan(whom, step, anchor, 1, origin, standing, now);
    }

    /** Plans the occurrence after this one, when its step comes again. */
    void next(Asking asking, Instant now) {
        Optional<Step> step = protocol.step(asking.step());
        if (step.isPresent() && step.get().every().isPositive()) {
            plan(
                    asking.whom(),
                    step.get(),
                    asking.anchor(),
                    asking.occurrence() + 1,
                    origin(step.get(), asking),
                    Standing.unknown(),
                    now);
        }
    }

    /**
     * The patient lives by another clock: what is not sent yet is timed by it, under the same ids, so that nothing is asked twice;
     * what is out keeps its times. Again changes nothing.
     */
    public void moved(String patient, ZoneId zone, Instant now) {
        for (Poll poll : polls.ofPatient(patient)) {
            if (poll.nextAt() != null && !poll.asking().origin().zone().equals(zone)) {
                polls.update(
                        poll.asking().id(), current -> current.livingIn(zone, asking -> byItsClock(asking, now), now));
            }
        }
    }

    /** Nothing goes out in the past. A window that is over by the new clock stays as it was: nobody had the chance to answer. */
    private Asking byItsClock(Asking asking, Instant now) {
        Step step = protocol.step(asking.step()).orElse(null);
        if (step == null) {
            return asking;
        }
        Instant due = goesOut(step, asking);
        Instant closesAt = due.plus(step.window());
        if (!closesAt.isAfter(now)) {
            return asking;
        }
        Instant goesOut = due.isBefore(now) ? now : due;
        return asking.timed(
                goesOut,
                closesAt,
                closesAt.plus(LINK_OUTLIVES_WINDOW),
                asking.silentAt() == null
                        ? null
                        : protocol.unansweredTimedBy(step.key())
                                .map(nobody -> goesOut.plus(nobody.after()))
                                .orElse(asking.silentAt()));
    }

    /**
     * What waits for the end of a pause goes out from that time on; nothing before it was planned for, and nothing later than
     * it would have. Again changes nothing.
     */
    public void takeUp(String patient, Instant from, Instant now) {
        for (Poll poll : polls.ofPatient(patient)) {
            protocol.step(poll.asking().step())
                    .filter(step -> poll instanceof Poll.Planned)
                    .map(step -> goesOut(step, poll.asking()))
                    .map(due -> due.isBefore(from) ? from : due)
                    .ifPresent(due -> polls.update(
                            poll.asking().id(),
                            current -> current instanceof Poll.Planned still
                                            && due.isBefore(still.asking().dueAt())
                                    ? still.putOff(due, FOLLOWED_AGAIN, now)
                                    : Change.none(current)));
        }
    }

    private Instant goesOut(Step step, Asking asking) {
        return timetable.goesOut(
                step,
                asking.occurrence(),
                asking.origin().anchorOf(step, asking.occurrence()),
                asking.origin().zone());
    }

    private static Origin origin(Step step, Asking asking) {
        return asking.origin().told()
                ? asking.origin()
                : Origin.at(
                        asking.origin().anchorOf(step, asking.occurrence()),
                        asking.origin().zone());
    }

    private void plan(Whom whom, Step step, String anchor, int from, Origin origin, Standing standing, Instant now) {
        int occurrence = from;
        while (step.forms(occurrence).isEmpty()) {
            if (!step.every().isPositive() || occurrence - from >= MOST_EMPTY_OCCURRENCES) {
                return;
            }
            occurrence++;
        }
        Instant due = timetable.goesOut(step, occurrence, origin.anchorAt(), whom.zone());
        Instant closesAt = due.plus(step.window());
        // Whoever enters a session late has not asked anybody before.
        Instant asked = due.isBefore(origin.enteredAt()) ? origin.enteredAt() : due;
        var asking = new Asking(
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
                        .orElse(null));
        polls.insertIfAbsent(asking.id(), Poll.plan(asking, now));
    }
}
