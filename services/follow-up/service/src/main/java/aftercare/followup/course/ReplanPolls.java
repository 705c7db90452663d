package aftercare.followup.course;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.Replan;
import aftercare.followup.protocol.Protocol;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Brings what was planned in line with the protocol in use: of one patient when the scheduler meets a poll of another version,
 * of all once after an activation. Again changes nothing, so after a crash it simply runs again.
 */
public final class ReplanPolls implements Replan {
    private static final int AT_A_TIME = 200;

    private final Courses courses;
    private final Polls polls;
    private final ActivatedProtocols activated;
    private final Protocol protocol;
    private final Replanning replanning;
    private final AfterCourse after;
    private volatile boolean settled;

    public ReplanPolls(
            Courses courses, Polls polls, ActivatedProtocols activated, Protocol protocol, AfterCourse after) {
        this.courses = courses;
        this.polls = polls;
        this.activated = activated;
        this.protocol = protocol;
        this.replanning = new Replanning(protocol);
        this.after = after;
    }

    /** All patients, unless it was done for this protocol since it was put in use. */
    public void all(Instant now) {
        String id = ActivateProtocol.id(protocol);
        if (settled || !activated.inUse(id)) {
            return;
        }
        if (!activated.planned(id)) {
            List<Course.Followed> some = courses.followedAfter("", AT_A_TIME);
            while (!some.isEmpty()) {
                some.forEach(course -> replan(course, now));
                some = courses.followedAfter(some.getLast().patient(), AT_A_TIME);
            }
            activated.allPlanned(id);
            after.pollsPlanned();
        }
        settled = true;
    }

    /** True when {@link #all} has nothing left to do. */
    public boolean settled() {
        return settled;
    }

    @Override
    public boolean replan(String patient, Instant now) {
        if (!activated.inUse(ActivateProtocol.id(protocol))) {
            return false;
        }
        courses.find(patient)
                .filter(Course.Followed.class::isInstance)
                .map(Course.Followed.class::cast)
                .ifPresent(course -> replan(course, now));
        return true;
    }

    private void replan(Course.Followed course, Instant now) {
        for (PlanChange change : replanning.changes(course, polls.ofPatient(course.patient()), now)) {
            switch (change) {
                case PlanChange.Added added ->
                    polls.insertIfAbsent(added.asking().id(), Poll.plan(added.asking(), now));
                case PlanChange.Removed removed ->
                    unsent(removed, planned -> planned.cancel(Poll.PROTOCOL_CHANGED, now));
                case PlanChange.Moved moved -> unsent(moved, planned -> planned.under(moved.asking(), now));
                case PlanChange.Kept kept -> unsent(kept, planned -> planned.under(kept.asking(), now));
            }
        }
    }

    private void unsent(PlanChange change, Function<Poll.Planned, Change<Poll, FollowUpFact>> to) {
        polls.update(
                change.asking().id(),
                poll -> poll instanceof Poll.Planned planned ? to.apply(planned) : Change.none(poll));
    }
}
