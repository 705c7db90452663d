package aftercare.followup.poll;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Standing;
import aftercare.followup.protocol.Step;
import aftercare.followup.protocol.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Plans the polls of the protocol's steps; planning one again changes nothing. */
public final class PlanPoll {
    /** How long a link works after its window has closed. */
    static final Duration LINK_OUTLIVES_WINDOW = Duration.ofDays(30);

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
                    asking.origin(),
                    Standing.unknown(),
                    now);
        }
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
