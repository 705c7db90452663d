package aftercare.followup.course;

import aftercare.followup.poll.Asking;
import aftercare.followup.protocol.Step;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks, when a poll is due, whether what it counts from is still so. Only what a course knows for certain cancels: what it
 * has not heard of yet does not.
 */
final class StandsStill {
    static final String AT = "@";

    private StandsStill() {}

    /** The anchor of what is asked before a session that is planned for then. */
    static String ahead(String session, Instant at) {
        return session + AT + at;
    }

    /** Why the poll is not sent any more, as {@code PollCancelled} tells it; empty while it is. */
    static Optional<String> not(Course course, Step step, Asking asking) {
        return switch (step.anchor()) {
            case ENROLMENT, FLAG -> Optional.empty();
            case SESSION -> voided(course, asking.anchor());
            case SERIES ->
                course.sessions().isEmpty() && !course.visits().voided().isEmpty()
                        ? Optional.of("session-voided")
                        : Optional.empty();
            case LAST_SESSION -> voided(course, asking.anchor()).or(() -> followed(course, asking.anchor()));
            case PLANNED_SESSION -> moved(course, step, asking.anchor());
        };
    }

    private static Optional<String> voided(Course course, String session) {
        return course.visits().isVoided(session) ? Optional.of("session-voided") : Optional.empty();
    }

    /** Another took place after it, or has begun. */
    private static Optional<String> followed(Course course, String session) {
        return course.sessions().stream()
                .filter(s -> s.id().equals(session))
                .map(PastSession::endedAt)
                .filter(end ->
                        course.sessions().stream().anyMatch(s -> s.endedAt().isAfter(end))
                                || course.visits().planned().stream()
                                        .anyMatch(p -> p.state() == Visits.State.BEGUN
                                                && !course.visits().isVoided(p.session())
                                                && p.at().isAfter(end)))
                .findFirst()
                .map(_ -> "another-session");
    }

    private static Optional<String> moved(Course course, Step step, String anchor) {
        String session = anchor.substring(0, anchor.indexOf(AT));
        if (step.once() && !course.sessions().isEmpty()) {
            return Optional.of("another-session");
        }
        return course.visits().planned(session).flatMap(planned -> {
            if (planned.state() != Visits.State.AHEAD) {
                return Optional.of("session-over");
            }
            return ahead(session, planned.at()).equals(anchor) ? Optional.empty() : Optional.of("session-moved");
        });
    }

    /** True when the course has heard of what a poll counts from; until then it waits. */
    static boolean heardOf(Course course, Step step, Asking asking) {
        return switch (step.anchor()) {
            case ENROLMENT, FLAG, SERIES -> true;
            case SESSION, LAST_SESSION -> course.sessions().stream().anyMatch(s -> s.id().equals(asking.anchor()));
            case PLANNED_SESSION ->
                course.visits()
                        .planned(asking.anchor().substring(0, asking.anchor().indexOf(AT)))
                        .isPresent();
        };
    }
}
