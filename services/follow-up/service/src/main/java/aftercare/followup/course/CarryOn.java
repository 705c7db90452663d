package aftercare.followup.course;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.escalation.EscalateFlags;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.AnswerHeard;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.AssessPaper;
import aftercare.followup.poll.Paper;
import aftercare.followup.poll.PlanPoll;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Step;
import aftercare.kernel.Canary;
import aftercare.kernel.Change;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Carries on what a write found: flags to their escalations, most urgent first, then holds, the next visit and the whole
 * survey to the course; the mark that there is something to carry goes last. Again changes nothing, so after a crash it
 * simply runs again.
 */
public final class CarryOn {
    private final Polls polls;
    private final Courses courses;
    private final EscalateFlags escalate;
    private final AssessPaper assess;
    private final PlanPoll plan;
    private final Protocol protocol;
    private final Anchors anchors;
    private final AfterCourse after;
    private final AnswerHeard heard;

    public CarryOn(
            Polls polls,
            Courses courses,
            EscalateFlags escalate,
            AssessPaper assess,
            PlanPoll plan,
            Protocol protocol,
            AfterCourse after,
            AnswerHeard heard) {
        this.polls = polls;
        this.courses = courses;
        this.escalate = escalate;
        this.assess = assess;
        this.plan = plan;
        this.protocol = protocol;
        this.anchors = new Anchors(protocol);
        this.after = after;
        this.heard = heard;
    }

    /** Carries on what is marked in the poll; nothing when nothing is. */
    public void poll(String pollId, Instant now) {
        Poll poll = polls.find(pollId)
                .orElseThrow(() -> new IllegalStateException("Poll " + pollId + " to carry on does not exist"));
        switch (poll) {
            case Poll.Open open
            when open.uncarriedSince() != null -> {
                List<RaisedFlag> flags = uncarried(open.paper());
                escalate(poll.asking().patient(), poll.asking().careTeam(), flags, now);
                name(flags, assess.namedReader(open.dispatch(), open.paper()), now);
                update(poll.asking().patient(), course -> course.carry(flags, now));
                askAgain(poll.asking(), flags, now);
                heard.heard(poll.asking(), now);
                done(pollId, flags);
            }
            case Poll.Answered answered
            when answered.uncarriedSince() != null -> {
                List<RaisedFlag> flags = uncarried(answered.paper());
                escalate(poll.asking().patient(), poll.asking().careTeam(), flags, now);
                name(flags, assess.namedReader(answered.dispatch(), answered.paper()), now);
                Course.WholeSurvey whole = whole(answered);
                update(poll.asking().patient(), course -> course.carryWhole(flags, whole, now));
                askAgain(poll.asking(), flags, now);
                heard.heard(poll.asking(), now);
                done(pollId, flags);
            }
            case Poll.Planned _, Poll.Sent _, Poll.Missed _, Poll.Unsent _, Poll.Open _, Poll.Answered _ -> {}
        }
    }

    /** Carries on the flags that a course raised by itself. */
    public void course(String patient, Instant now) {
        if (courses.find(patient).orElse(null) instanceof Course.Followed course && course.uncarriedSince() != null) {
            escalate(patient, course.enrolment().careTeam(), course.flags(), now);
            update(patient, current -> current.carryOwn(course.flags(), now));
        }
    }

    private void escalate(String patient, String careTeam, List<RaisedFlag> flags, Instant now) {
        List<RaisedFlag> urgent =
                flags.stream().filter(flag -> flag.tier() != Tier.BLUE).toList();
        escalate.escalate(patient, careTeam, urgent, now);
    }

    /** Plans what is asked after such flags; what was found by asking again is not asked once more. */
    private void askAgain(Asking found, List<RaisedFlag> flags, Instant now) {
        if (Canary.is(found.patient())) {
            return;
        }
        List<Anchors.Anchored> counted = anchors.flags(found, flags);
        counted.forEach(one -> plan.first(found.whom(), one.step(), one.anchor(), one.origin(), now));
        if (!counted.isEmpty()) {
            after.pollsPlanned();
        }
    }

    private void name(List<RaisedFlag> flags, Optional<String> reader, Instant now) {
        reader.ifPresent(account ->
                flags.stream().filter(RaisedFlag::routed).forEach(flag -> escalate.name(flag, account, now)));
    }

    private static List<RaisedFlag> uncarried(Paper paper) {
        Set<String> ids = new HashSet<>(paper.uncarried());
        return paper.flags().stream().filter(f -> ids.contains(f.id())).toList();
    }

    private Course.WholeSurvey whole(Poll.Answered poll) {
        return new Course.WholeSurvey(
                new PastPoll(
                        poll.asking().id(),
                        poll.asking().step(),
                        poll.asking().occurrence(),
                        poll.answeredAt(),
                        poll.late(),
                        poll.paper().scores()),
                poll.dispatch().sheet().questionnaire().baseline() && !afterTheDose(poll),
                assess.byInstrument(poll));
    }

    /** The baseline before a session that was answered when it had begun is none. */
    private boolean afterTheDose(Poll.Answered poll) {
        return poll.late()
                && protocol.step(poll.asking().step())
                        .filter(step -> step.anchor() == Step.Anchor.PLANNED_SESSION)
                        .isPresent();
    }

    private void update(String patient, Function<Course.Followed, Change<Course, FollowUpFact>> decision) {
        courses.update(patient, course -> switch (course) {
            case Course.Followed followed -> decision.apply(followed);
            case Course.Waiting _ ->
                throw new IllegalStateException("Patient " + patient + " was polled and is not enrolled");
        });
    }

    private void done(String pollId, List<RaisedFlag> flags) {
        Set<String> ids = flags.stream().map(RaisedFlag::id).collect(Collectors.toUnmodifiableSet());
        polls.update(pollId, poll -> poll.carriedOn(ids));
    }
}
