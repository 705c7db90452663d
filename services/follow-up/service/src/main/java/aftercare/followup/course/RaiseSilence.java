package aftercare.followup.course;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.LookForSilence;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.SilenceCause;
import aftercare.followup.protocol.Unanswered;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Raises the flag of the protocol when a poll was missed, and when nobody who was asked about a session has answered: neither
 * the patient nor who stays with them. Nobody owes an answer about a session that was recorded by
 * mistake, and nobody who is not followed is missed.
 */
public final class RaiseSilence implements LookForSilence {
    private final Courses courses;
    private final Polls polls;
    private final Protocol protocol;
    private final AfterCourse after;
    private final ReadSilence read;

    public RaiseSilence(Courses courses, Polls polls, Protocol protocol, AfterCourse after) {
        this.courses = courses;
        this.polls = polls;
        this.protocol = protocol;
        this.after = after;
        this.read = new ReadSilence(protocol);
    }

    @Override
    public void look(Asking asking, Instant now) {
        protocol.unansweredTimedBy(asking.step())
                .filter(nobody -> nobody.steps().stream().noneMatch(step -> answered(asking, step)))
                .ifPresent(nobody -> raise(nobody, asking, now));
    }

    private boolean answered(Asking asking, String step) {
        String id = Asking.idOf(asking.patient(), asking.protocol(), step, asking.anchor(), asking.occurrence());
        return polls.find(id).filter(poll -> !poll.unanswered()).isPresent();
    }

    private void raise(Unanswered nobody, Asking asking, Instant now) {
        Map<String, String> inputs =
                nobody.steps().stream().collect(Collectors.toMap(step -> step + " answered", _ -> "no"));
        RaisedFlag flag = RaisedFlag.of(protocol.raise(nobody.rule(), asking.anchor(), inputs), asking.anchor(), now);
        update(
                asking.patient(),
                course -> course.visits().isVoided(asking.anchor()) || !course.followedAt(now)
                        ? Change.none(course)
                        : course.raise(flag, now));
    }

    @Override
    public boolean missed(Poll missing, Instant now) {
        String patient = missing.asking().patient();
        List<Poll> ofPatient = polls.ofPatient(patient);
        Optional<RaisedFlag> flag = courses.find(patient)
                .filter(Course.Followed.class::isInstance)
                .flatMap(course -> read.read((Course.Followed) course, ofPatient, missing, now));
        flag.ifPresent(raised -> update(patient, course -> course.raise(raised, now)));
        return flag.isPresent() && ReadSilence.cause(missing) != SilenceCause.DECLINED;
    }

    private void update(String patient, Function<Course.Followed, Change<Course, FollowUpFact>> decision) {
        Course stored = courses.update(
                patient,
                course -> course instanceof Course.Followed followed ? decision.apply(followed) : Change.none(course));
        if (stored.uncarriedSince() != null) {
            after.courseToCarry(patient);
        }
    }
}
