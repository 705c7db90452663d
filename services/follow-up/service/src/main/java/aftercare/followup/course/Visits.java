package aftercare.followup.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What session told of a patient beside the sessions that took place.
 *
 * @param planned each session that was ever planned, by its latest time
 * @param voided ids of sessions that were recorded by mistake
 * @param exceptions rows of the checklist from which a standing exception of a clinician stands, in their order; none in courses from
 *     before they were told
 */
public record Visits(List<Planned> planned, List<String> voided, List<String> exceptions) {
    private static final Visits NONE = new Visits(List.of(), List.of(), List.of());

    /**
     * A session that was planned.
     *
     * @param at when it was to begin, as last said
     */
    public record Planned(String session, Instant at, State state) {}

    /** How far a planned session has come. */
    public enum State {
        AHEAD,
        BEGUN,
        CALLED_OFF
    }

    public Visits {
        planned = List.copyOf(planned);
        voided = List.copyOf(voided);
        exceptions = List.copyOf(Objects.requireNonNullElse(exceptions, List.<String>of()));
    }

    static Visits none() {
        return NONE;
    }

    Optional<Planned> planned(String session) {
        return planned.stream().filter(p -> p.session().equals(session)).findFirst();
    }

    boolean isVoided(String session) {
        return voided.contains(session);
    }

    Visits planned(String session, Instant at) {
        return with(
                new Planned(session, at, planned(session).map(Planned::state).orElse(State.AHEAD)));
    }

    Visits begun(String session) {
        return now(session, State.BEGUN);
    }

    Visits calledOff(String session) {
        return now(session, State.CALLED_OFF);
    }

    private Visits now(String session, State state) {
        return planned(session)
                .map(p -> with(new Planned(session, p.at(), state)))
                .orElse(this);
    }

    Visits voided(String session) {
        if (isVoided(session)) {
            return this;
        }
        List<String> more = new ArrayList<>(voided);
        more.add(session);
        return new Visits(planned, more, exceptions);
    }

    Visits excepted(String rule, boolean stands) {
        Set<String> next = new TreeSet<>(exceptions);
        if (stands) {
            next.add(rule);
        } else {
            next.remove(rule);
        }
        return new Visits(planned, voided, List.copyOf(next));
    }

    private Visits with(Planned one) {
        List<Planned> all = new ArrayList<>(planned);
        all.removeIf(p -> p.session().equals(one.session()));
        all.add(one);
        return new Visits(all, voided, exceptions);
    }
}
