package aftercare.followup.poll;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Standing;
import aftercare.followup.protocol.Step;
import aftercare.kernel.Change;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** Plans the polls of the protocol's steps; planning one again changes nothing. */
public final class PlanPoll {
    private static final String FOLLOWED_AGAIN = "followed-again";

    private final Polls polls;
    private final Protocol protocol;
    private final Schedule schedule;

    public PlanPoll(Polls polls, Protocol protocol) {
        this.polls = polls;
        this.protocol = protocol;
        this.schedule = new Schedule(protocol);
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
        schedule.asking(whom, step, anchor, 1, origin, standing).ifPresent(asking -> plan(asking, now));
    }

    /** Plans the occurrence after this one, when its step comes again. */
    void next(Asking asking, Instant now) {
        schedule.next(asking).ifPresent(next -> plan(next, now));
    }

    /** Plans one asking. */
    void plan(Asking asking, Instant now) {
        polls.insertIfAbsent(asking.id(), Poll.plan(asking, now));
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

    /**
     * What polls count from was recorded wrongly: those not sent yet are timed by what is right, under the same ids. Again changes
     * nothing.
     *
     * @param from when that was which an asking counts from; empty when its times are right
     */
    public void corrected(String patient, Function<Asking, Optional<Instant>> from, Instant now) {
        for (Poll poll : polls.ofPatient(patient)) {
            if (poll.nextAt() != null) {
                from.apply(poll.asking())
                        .ifPresent(at -> polls.update(
                                poll.asking().id(),
                                current -> current.countedFrom(at, asking -> byItsClock(asking, now), now)));
            }
        }
    }

    /** Nothing goes out in the past. A window that is over by the new clock stays as it was: nobody had the chance to answer. */
    private Asking byItsClock(Asking asking, Instant now) {
        return protocol.step(asking.step())
                .flatMap(step -> schedule.retimed(asking, step, now))
                .orElse(asking);
    }

    /**
     * What waits for the end of a pause goes out from that time on; nothing before it was planned for, and nothing later than
     * it would have. Again changes nothing.
     */
    public void takeUp(String patient, Instant from, Instant now) {
        for (Poll poll : polls.ofPatient(patient)) {
            protocol.step(poll.asking().step())
                    .filter(step -> poll instanceof Poll.Planned)
                    .map(step -> schedule.due(
                            step, poll.asking().occurrence(), poll.asking().origin()))
                    .map(due -> due.isBefore(from) ? from : due)
                    .ifPresent(due -> polls.update(
                            poll.asking().id(),
                            current -> current instanceof Poll.Planned still
                                            && due.isBefore(still.asking().dueAt())
                                    ? still.putOff(due, FOLLOWED_AGAIN, now)
                                    : Change.none(current)));
        }
    }
}
