package aftercare.followup.course;

import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Origin;
import aftercare.followup.poll.Poll;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Standing;
import aftercare.followup.protocol.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the steps of a protocol count from in the course of one patient. Knows no store. */
final class Anchors {
    static final String ENROLMENT = "enrolment";
    static final String SERIES = "series";

    private final Protocol protocol;

    Anchors(Protocol protocol) {
        this.protocol = protocol;
    }

    /**
     * A step and what it counts from.
     *
     * @param anchor id of that
     * @param standing what holds of the patient, as far as it decides who should have answered by when
     */
    record Anchored(Step step, String anchor, Origin origin, Standing standing) {}

    /** Everything that anything counts from, flags aside. */
    List<Anchored> all(Course.Followed course, Instant now) {
        Enrolment enrolment = course.enrolment();
        List<Anchored> all = new ArrayList<>(enrolment(enrolment));
        for (PastSession session : course.sessions()) {
            boolean first = session.equals(course.sessions().getFirst());
            boolean last = session.equals(course.sessions().getLast());
            session(enrolment, session, null).stream()
                    .filter(anchored -> switch (anchored.step().anchor()) {
                        case SERIES -> first;
                        case LAST_SESSION -> last;
                        case ENROLMENT, PLANNED_SESSION, SESSION, FLAG -> true;
                    })
                    .forEach(all::add);
        }
        all.addAll(ahead(course, enrolment, now));
        return all;
    }

    /** What counts from the enrolment. */
    List<Anchored> enrolment(Enrolment enrolment) {
        Origin origin = Origin.at(enrolment.at(), enrolment.zoneId());
        return steps(Step.Anchor.ENROLMENT, false)
                .map(step -> new Anchored(step, ENROLMENT, origin, Standing.unknown()))
                .toList();
    }

    /**
     * What counts from a session that took place, as the first or the last of the patient, too.
     *
     * @param enteredAt when it was entered that had ended before; null when it was run here
     */
    List<Anchored> session(Enrolment enrolment, PastSession session, @Nullable Instant enteredAt) {
        Origin origin = Origin.at(session.endedAt(), enrolment.zoneId(), enteredAt);
        Standing standing = Standing.after(session.place().equals("home"));
        return Stream.of(
                        steps(Step.Anchor.SESSION, enrolment.asksMonitor())
                                .map(step -> new Anchored(step, session.id(), origin, standing)),
                        steps(Step.Anchor.SERIES, false)
                                .map(step -> new Anchored(step, SERIES, origin, Standing.unknown())),
                        steps(Step.Anchor.LAST_SESSION, false)
                                .map(step -> new Anchored(step, session.id(), origin, Standing.unknown())))
                .flatMap(steps -> steps)
                .toList();
    }

    /** What counts from the sessions that are ahead. */
    List<Anchored> ahead(Course course, Enrolment enrolment, Instant now) {
        return course.visits().planned().stream()
                .filter(planned -> planned.state() == Visits.State.AHEAD)
                .flatMap(planned -> ahead(course, enrolment, planned.session(), planned.at(), now).stream())
                .toList();
    }

    /** What counts from one session that is ahead; of one that is moved, again for its new time. */
    List<Anchored> ahead(Course course, Enrolment enrolment, String session, Instant at, Instant now) {
        if (!now.isBefore(at)) {
            return List.of();
        }
        Origin origin = Origin.at(at, enrolment.zoneId());
        return steps(Step.Anchor.PLANNED_SESSION, false)
                .filter(step -> !step.once() || course.sessions().isEmpty())
                .map(step -> new Anchored(step, StandsStill.ahead(session, at), origin, Standing.unknown()))
                .toList();
    }

    /**
     * When that was which an asking counts from, if it was recorded wrongly before; empty when the asking has it right, or counts from
     * no session that took place. The series counts from the first one.
     */
    static Optional<Instant> corrected(Course course, Asking asking) {
        Origin origin = asking.origin();
        List<PastSession> sessions = course.sessions();
        if (origin.counted() > 0) {
            return Optional.empty();
        }
        boolean series = asking.anchor().equals(SERIES)
                && sessions.stream().noneMatch(session -> session.endedAt().equals(origin.anchorAt()));
        return sessions.stream()
                .filter(session -> series || session.id().equals(asking.anchor()))
                .map(PastSession::endedAt)
                .findFirst()
                .filter(ended -> !ended.equals(origin.anchorAt()));
    }

    /** What counts from flags that a poll raised; what was found by asking again is not asked once more. */
    List<Anchored> flags(Asking found, List<RaisedFlag> flags) {
        return steps(Step.Anchor.FLAG, true)
                .filter(step -> !found.step().equals(step.key()))
                .flatMap(step -> flags.stream()
                        .filter(flag -> step.flags().contains(flag.rule()))
                        .limit(1)
                        .map(flag -> new Anchored(
                                step,
                                found.id(),
                                Origin.at(flag.at(), found.origin().zone()),
                                Standing.unknown())))
                .toList();
    }

    /** False when a step of this protocol cannot have planned such a poll, but a step of another version under the same key. */
    static boolean fits(Step step, Asking asking, List<Poll> polls) {
        String anchor = asking.anchor();
        boolean ahead = anchor.contains(StandsStill.AT);
        boolean flagged = polls.stream().anyMatch(poll -> poll.asking().id().equals(anchor));
        return switch (step.anchor()) {
            case ENROLMENT -> anchor.equals(ENROLMENT);
            case SERIES -> anchor.equals(SERIES);
            case PLANNED_SESSION -> ahead;
            case FLAG -> flagged;
            case SESSION, LAST_SESSION -> !ahead && !flagged && !anchor.equals(ENROLMENT) && !anchor.equals(SERIES);
        };
    }

    private Stream<Step> steps(Step.Anchor anchor, boolean ofMonitorToo) {
        return protocol.steps().stream()
                .filter(s -> s.anchor() == anchor && (ofMonitorToo || s.asks() == Step.Asked.PATIENT));
    }
}
