package aftercare.followup.escalation;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an escalation of one tier climbs.
 *
 * @param rungs in order, the first at once; at least one
 * @param repeat between one notification and the next once the last rung was reached
 * @param acknowledgement how long an acknowledgement lasts before the escalation opens again
 * @param actWithin when a first contact attempt is to be recorded, counted from the flag
 */
public record Ladder(List<Rung> rungs, Duration repeat, Duration acknowledgement, Duration actWithin) {
    public Ladder {
        rungs = List.copyOf(rungs);
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException("A ladder needs a first rung");
        }
    }

    /** Whom a step tells; a step after the last rung tells everybody on the ladder. */
    public List<String> tell(int step) {
        return step <= rungs.size()
                ? List.of(rungs.get(step - 1).tell())
                : rungs.stream().map(Rung::tell).distinct().toList();
    }

    /** The ways that a step names; none: those that are usual for the tier. After the last rung, of everybody on the ladder. */
    public Set<Way> by(int step) {
        return step <= rungs.size()
                ? rungs.get(step - 1).by()
                : rungs.stream().flatMap(rung -> rung.by().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** True for a step after the last rung: the ladder begins again, and the operator is told that nobody took it on. */
    public boolean ended(int step) {
        return step > rungs.size();
    }

    /** When a step is due, counted from when the ladder began to climb; steps count from 1. */
    public Duration due(int step) {
        if (step <= rungs.size()) {
            return rungs.get(step - 1).after();
        }
        return rungs.getLast().after().plus(repeat.multipliedBy(step - (long) rungs.size()));
    }

    /**
     * One step of a ladder.
     *
     * @param after from when the ladder began to climb
     * @param tell {@code on-call}, {@code care-team}, {@code safety-officer} or {@code coordinator}
     * @param by the ways; none: those that are usual for the tier
     */
    public record Rung(Duration after, String tell, Set<Way> by) {
        public Rung {
            by = Set.copyOf(by);
        }

        /** By the ways that are usual for the tier. */
        public Rung(Duration after, String tell) {
            this(after, tell, Set.of());
        }
    }
}
