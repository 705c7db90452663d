package aftercare.followup.course;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Origin;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.protocol.Protocol;
import aftercare.kernel.Canary;
import aftercare.kernel.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Plans a poll of the canary for each full interval of the clock; from there on it goes the way of every poll. Intervals that
 * passed while nothing ran are not made up for. Doing it twice, or in several processes, is doing it once.
 */
public final class AskCanary {
    /** How long what the canary left behind can be looked at. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final Duration LINK_LIVES = Duration.ofDays(1);

    private final Courses courses;
    private final Polls polls;
    private final CanaryTraces traces;
    private final Protocol protocol;
    private final Duration every;
    private volatile @Nullable Instant planned;

    /** @param every from one poll to the next, a second or more */
    public AskCanary(Courses courses, Polls polls, CanaryTraces traces, Protocol protocol, Duration every) {
        if (every.toSeconds() < 1) {
            throw new IllegalArgumentException("The canary is asked every second at most, and not every " + every);
        }
        this.courses = courses;
        this.polls = polls;
        this.traces = traces;
        this.protocol = protocol;
        this.every = every;
    }

    /** Plans the poll of the interval that {@code now} is in, unless it is planned or there is no canary yet. */
    public void ask(Instant now) {
        long seconds = every.toSeconds();
        Instant due = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
        if (due.equals(planned)) {
            return;
        }
        if (courses.find(Canary.PATIENT).orElse(null) instanceof Course.Followed canary) {
            polls.insertIfAbsent(asking(canary, due).id(), plan(canary, due, now));
            planned = due;
            traces.forget(now.minus(KEPT));
        }
    }

    private Change<Poll, FollowUpFact> plan(Course.Followed canary, Instant due, Instant now) {
        return Poll.plan(asking(canary, due), now);
    }

    private Asking asking(Course.Followed canary, Instant due) {
        String anchor = due.toString();
        return new Asking(
                Asking.idOf(Canary.PATIENT, protocol.id(), Protocol.CANARY_STEP, anchor, 1),
                Canary.PATIENT,
                canary.enrolment().careTeam(),
                protocol.id(),
                protocol.version(),
                Protocol.CANARY_STEP,
                anchor,
                1,
                Origin.at(due, ZoneId.of(canary.enrolment().zone())),
                due,
                due.plus(every),
                due.plus(every).plus(LINK_LIVES));
    }
}
