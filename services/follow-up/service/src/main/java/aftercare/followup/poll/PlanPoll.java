package aftercare.followup.poll;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Standing;
import aftercare.followup.protocol.Step;
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

    public PlanPoll(Polls polls, Protocol protocol) {
        this.polls = polls;
        this.protocol = protocol;
    }

    /**
     * Plans the first occurrence of a step.
     *
     * @param anchor id of what it counts from
     * @param anchorAt when that was
     */
    public void first(String patient, String careTeam, Step step, String anchor, Instant anchorAt, Instant now) {
        first(patient, careTeam, step, anchor, anchorAt, Standing.unknown(), now);
    }

    /** As {@link #first(String, String, Step, String, Instant, Instant)}, of a patient of whom this holds. */
    public void first(
            String patient,
            String careTeam,
            Step step,
            String anchor,
            Instant anchorAt,
            Standing standing,
            Instant now) {
        plan(patient, careTeam, step, anchor, 1, anchorAt.plus(step.offset()), standing, now);
    }

    /** Plans the occurrence after this one, when its step comes again. */
    void next(Asking asking, Instant now) {
        Optional<Step> step = protocol.step(asking.step());
        if (step.isPresent() && step.get().every().isPositive()) {
            plan(
                    asking.patient(),
                    asking.careTeam(),
                    step.get(),
                    asking.anchor(),
                    asking.occurrence() + 1,
                    asking.dueAt().plus(step.get().every()),
                    Standing.unknown(),
                    now);
        }
    }

    private void plan(
            String patient,
            String careTeam,
            Step step,
            String anchor,
            int from,
            Instant dueAt,
            Standing standing,
            Instant now) {
        int occurrence = from;
        Instant due = dueAt;
        while (step.forms(occurrence).isEmpty()) {
            if (!step.every().isPositive() || occurrence - from >= MOST_EMPTY_OCCURRENCES) {
                return;
            }
            occurrence++;
            due = due.plus(step.every());
        }
        Instant first = due;
        Instant closesAt = due.plus(step.window());
        var asking = new Asking(
                Asking.idOf(patient, protocol.id(), step.key(), anchor, occurrence),
                patient,
                careTeam,
                protocol.id(),
                protocol.version(),
                step.key(),
                anchor,
                occurrence,
                due,
                closesAt,
                closesAt.plus(LINK_OUTLIVES_WINDOW),
                step.asks() == Step.Asked.MONITOR,
                protocol.unanswered(step.key(), standing)
                        .map(nobody -> first.plus(nobody.after()))
                        .orElse(null));
        polls.insertIfAbsent(asking.id(), Poll.plan(asking, now));
    }
}
