package aftercare.followup.course;

import aftercare.contracts.Fact;
import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.IntakeFact.ClearanceWithdrawn;
import aftercare.contracts.IntakeFact.EmergencyFound;
import aftercare.contracts.IntakeFact.FollowingChanged;
import aftercare.contracts.IntakeFact.MessageDelivered;
import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.MessageHeld;
import aftercare.contracts.IntakeFact.MessageReturned;
import aftercare.contracts.IntakeFact.MessageSent;
import aftercare.contracts.IntakeFact.MessagesStopped;
import aftercare.contracts.IntakeFact.PatientCleared;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.IntakeFact.PatientWrote;
import aftercare.contracts.IntakeFact.ZoneChanged;
import aftercare.contracts.SessionFact.CheckedIn;
import aftercare.contracts.SessionFact.ExceptionChanged;
import aftercare.contracts.SessionFact.SessionAborted;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.contracts.SessionFact.SessionCorrected;
import aftercare.contracts.SessionFact.SessionScheduled;
import aftercare.contracts.SessionFact.SessionStarted;
import aftercare.contracts.SessionFact.SessionVoided;
import aftercare.contracts.SessionFact.VitalsRecorded;
import aftercare.followup.checkin.CheckInAnswers;
import aftercare.followup.checkin.CheckInRules;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.flag.Flag;
import aftercare.followup.flag.Rule;
import aftercare.followup.measurement.Measurement;
import aftercare.followup.poll.Dispatch;
import aftercare.followup.poll.PlanPoll;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.Whom;
import aftercare.followup.protocol.Protocol;
import aftercare.kernel.Canary;
import aftercare.kernel.Change;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import aftercare.kernel.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Applies what intake and session tell, each fact once. A fact that makes polls inserts them first, by ids that repeat, and
 * moves the course's cursor last; one that moves polls which are stored does so once the course knows, and again when it is repeated.
 */
public final class ApplyFact {
    private static final String HOLD_STARTED = "HOLD-STARTED";
    private static final String EMERGENCY = "X-RED-EMERGENCY";
    private static final String WROTE = "PATIENT-WROTE";
    private static final String STOPPED = "CONTACT-STOPPED";

    private final Courses courses;
    private final Polls polls;
    private final PlanPoll plan;
    private final Protocol protocol;
    private final Anchors anchors;
    private final AfterCourse after;

    public ApplyFact(Courses courses, Polls polls, PlanPoll plan, Protocol protocol, AfterCourse after) {
        this.courses = courses;
        this.polls = polls;
        this.plan = plan;
        this.protocol = protocol;
        this.anchors = new Anchors(protocol);
        this.after = after;
    }

    /**
     * Applies a fact.
     *
     * @return NEXT when it was applied, DUPLICATE when it had been, GAP when one before it is missing
     */
    public Verdict apply(String source, long sequence, Fact fact, Instant now) {
        return switch (fact) {
            case MessageSent sent -> delivered(sent.pollId(), sent.messageId(), Dispatch.SENT);
            case MessageDelivered arrived -> delivered(arrived.pollId(), arrived.messageId(), Dispatch.DELIVERED);
            case MessageHeld _ -> Verdict.NEXT;
            case MessageReturned back -> delivered(back.pollId(), back.messageId(), "returned");
            case MessageFailed failed -> delivered(failed.pollId(), failed.messageId(), failed.reason());
            default -> toCourse(source, sequence, fact, now);
        };
    }

    /** Moves past a fact of a type that this version does not know. */
    public Verdict passOver(String source, long sequence, String patient, Instant now) {
        Verdict verdict = seen(patient, now).cursors().check(source, sequence);
        if (verdict == Verdict.NEXT) {
            courses.update(
                    patient,
                    course -> course.cursors().check(source, sequence) == Verdict.NEXT
                            ? Change.of(course.advanced(source, sequence))
                            : Change.none(course));
        }
        return verdict;
    }

    private Verdict delivered(@Nullable String pollId, String messageId, String outcome) {
        if (pollId != null && polls.find(pollId).isPresent()) {
            polls.update(pollId, poll -> poll.delivered(messageId, outcome));
        }
        return Verdict.NEXT;
    }

    private Course seen(String patient, Instant now) {
        return courses.find(patient).orElseGet(() -> Course.blank(patient, now));
    }

    private Verdict toCourse(String source, long sequence, Fact fact, Instant now) {
        while (true) {
            Course seen = seen(fact.patient(), now);
            Verdict verdict = seen.cursors().check(source, sequence);
            if (verdict != Verdict.NEXT) {
                retime(seen, fact, now);
                return verdict;
            }
            planPolls(seen, fact, now);
            Course stored = courses.update(fact.patient(), course -> {
                boolean asPlanned = course.getClass() == seen.getClass()
                        && course.sessions().equals(seen.sessions());
                boolean next = course.cursors().check(source, sequence) == Verdict.NEXT;
                return asPlanned && next ? effect(course, source, sequence, fact, now) : Change.none(course);
            });
            if (stored.cursors().check(source, sequence) == Verdict.DUPLICATE) {
                if (fact instanceof PatientEnrolled
                        || fact instanceof SessionScheduled
                        || ended(fact).isPresent()) {
                    after.pollsPlanned();
                }
                retime(stored, fact, now);
                if (stored.uncarriedSince() != null) {
                    after.courseToCarry(fact.patient());
                }
                return Verdict.NEXT;
            }
        }
    }

    /**
     * Gives polls that were not sent yet other times, since the patient lives by another clock, a pause ends earlier or a session ended at another time. Unlike what a
     * fact plans this is done once the course knows, else a poll that is due then would be put back; so it is done for a
     * repeated fact too, which may come after a crash in between.
     */
    private void retime(Course course, Fact fact, Instant now) {
        if (course instanceof Course.Followed followed) {
            if (fact instanceof ZoneChanged) {
                plan.moved(fact.patient(), followed.enrolment().zoneId(), now);
                after.pollsPlanned();
            } else if (fact instanceof SessionCorrected) {
                plan.corrected(fact.patient(), asking -> Anchors.corrected(followed, asking), now);
                after.pollsPlanned();
            } else if (fact instanceof FollowingChanged) {
                Instant from = followed.followedAt(now)
                        ? now
                        : followed.followingAt(now).until();
                if (from != null) {
                    plan.takeUp(fact.patient(), from, now);
                    after.pollsPlanned();
                }
            }
        }
    }

    private void planPolls(Course seen, Fact fact, Instant now) {
        if (Canary.is(fact.patient())) {
            return;
        }
        if (fact instanceof PatientEnrolled enrolled && seen instanceof Course.Waiting waiting) {
            Enrolment enrolment = enrolment(enrolled);
            plan(fact, enrolment, anchors.enrolment(enrolment), now);
            waiting.sessions()
                    .forEach(session -> plan(fact, enrolment, anchors.session(enrolment, session, null), now));
            plan(fact, enrolment, anchors.ahead(waiting, enrolment, now), now);
        } else if (seen instanceof Course.Followed followed) {
            Enrolment enrolment = followed.enrolment();
            ended(fact)
                    .ifPresent(session ->
                            plan(fact, enrolment, anchors.session(enrolment, session, enteredAt(fact)), now));
            if (fact instanceof SessionScheduled scheduled) {
                plan(
                        fact,
                        enrolment,
                        anchors.ahead(followed, enrolment, scheduled.sessionId(), scheduled.plannedAt(), now),
                        now);
            }
        }
    }

    private void plan(Fact fact, Enrolment enrolment, List<Anchors.Anchored> counted, Instant now) {
        var whom = new Whom(fact.patient(), enrolment.careTeam(), enrolment.zoneId());
        counted.forEach(one -> plan.first(whom, one.step(), one.anchor(), one.origin(), one.standing(), now));
    }

    /** The session that this fact ends, if some of the drug was given in it: from its end on the patient is asked. */
    private static Optional<PastSession> ended(Fact fact) {
        return switch (fact) {
            case SessionCompleted completed -> Optional.of(past(completed));
            case SessionAborted aborted when aborted.doseGiven() -> Optional.of(past(aborted));
            default -> Optional.empty();
        };
    }

    /** When a session that had ended before was entered; null when it was run here. */
    private static @Nullable Instant enteredAt(Fact fact) {
        return fact instanceof SessionCompleted completed ? completed.enteredAt() : null;
    }

    private static Enrolment enrolment(PatientEnrolled enrolled) {
        return new Enrolment(
                ZoneId.of(enrolled.zone()).getId(),
                enrolled.language(),
                enrolled.country(),
                enrolled.careTeam(),
                enrolled.drugAtHome(),
                enrolled.at(),
                enrolled.monitorByLink());
    }

    private Change<Course, FollowUpFact> effect(Course course, String source, long sequence, Fact fact, Instant now) {
        Course next = course.advanced(source, sequence);
        return switch (fact) {
            case PatientEnrolled enrolled
            when next instanceof Course.Waiting waiting -> waiting.enrolled(enrolment(enrolled), now);
            case PatientCleared cleared
            when next instanceof Course.Followed followed ->
                Change.of(followed.cleared(cleared.at(), cleared.conditions()));
            case ClearanceWithdrawn _ when next instanceof Course.Followed followed -> Change.of(followed.notCleared());
            case FollowingChanged changed
            when next instanceof Course.Followed followed ->
                Change.of(followed.told(new FollowingPeriod(changed.state(), changed.from(), changed.until())));
            case ZoneChanged moved
            when next instanceof Course.Followed followed -> Change.of(followed.livingIn(ZoneId.of(moved.zone())));
            case EmergencyFound found -> raised(emergency(found, now), next, now);
            case PatientWrote wrote -> raised(wrote(wrote, now), next, now);
            case MessagesStopped stopped
            when stopped.by().equals("patient") -> raised(stopped(stopped, now), next, now);
            case SessionCompleted completed -> Change.of(next.completed(past(completed)));
            case SessionAborted aborted when aborted.doseGiven() -> Change.of(next.completed(past(aborted)));
            case SessionAborted aborted -> Change.of(next.calledOff(aborted.sessionId()));
            case SessionCorrected corrected -> Change.of(next.corrected(past(corrected)));
            case SessionVoided mistaken -> Change.of(next.voided(mistaken.sessionId()));
            case SessionStarted started -> started(started, next.begun(started.sessionId()), now);
            case SessionScheduled scheduled ->
                new Change<>(next.planned(scheduled.sessionId(), scheduled.plannedAt()), announcements(scheduled, now));
            case VitalsRecorded recorded -> measured(recorded, next, now);
            case ExceptionChanged changed -> Change.of(next.excepted(changed.rule(), changed.stands()));
            case CheckedIn said -> checkedIn(said, next, now);
            default -> Change.of(next);
        };
    }

    private Change<Course, FollowUpFact> started(SessionStarted started, Course next, Instant now) {
        return next instanceof Course.Followed followed && followed.heldAt(started.at())
                ? followed.raise(startedUnderHold(started, followed, now), now)
                : Change.of(next);
    }

    /** Asked for at once and kept by intake until they are due, since intake knows when a session is called off. */
    private List<FollowUpFact> announcements(SessionScheduled scheduled, Instant now) {
        Instant start = scheduled.plannedAt();
        if (!now.isBefore(start)) {
            return List.of();
        }
        return protocol.announcements().stream()
                .filter(told -> !told.atHomeOnly() || scheduled.place().equals("home"))
                .<FollowUpFact>map(told -> new MessageRequested(
                        scheduled.patient(),
                        Ids.derive("msg", scheduled.sessionId(), told.template(), start.toString()),
                        told.template(),
                        null,
                        0,
                        start,
                        now,
                        scheduled.sessionId(),
                        start.minus(told.before())))
                .toList();
    }

    private Change<Course, FollowUpFact> measured(VitalsRecorded recorded, Course next, Instant now) {
        var measurement = new Measurement(
                recorded.phase(),
                recorded.systolic(),
                recorded.diastolic(),
                recorded.heartRate(),
                recorded.oxygenSaturation(),
                recorded.symptoms());
        Optional<Rule> rule = protocol.measured().worriedBy(measurement);
        if (rule.isEmpty()) {
            return Change.of(next);
        }
        String cause = cause(recorded, rule.get());
        return raised(
                RaisedFlag.of(protocol.raise(rule.get().id(), cause, measurement.inputs()), cause, now), next, now);
    }

    private Change<Course, FollowUpFact> checkedIn(CheckedIn said, Course next, Instant now) {
        Change<Course, FollowUpFact> change = Change.of(next);
        for (CheckInRules.Worry worry : protocol.checkIn().worriedBy(new CheckInAnswers(said.answers()))) {
            String cause = worry.cause(said.sessionId());
            Flag flag = protocol.raise(worry.rule().id(), cause, worry.inputs());
            Change<Course, FollowUpFact> raised = raised(RaisedFlag.of(flag, cause, now), change.state(), now);
            change = new Change<>(
                    raised.state(),
                    Stream.concat(change.events().stream(), raised.events().stream())
                            .toList());
        }
        return change;
    }

    private RaisedFlag emergency(EmergencyFound found, Instant now) {
        String cause = "screening/" + found.at();
        Map<String, String> inputs = new TreeMap<>();
        found.reasons().forEach(row -> inputs.put(row, "yes"));
        return RaisedFlag.of(protocol.raise(EMERGENCY, cause, inputs), cause, now);
    }

    /** What they wrote stays with intake; a person reads it there. */
    private RaisedFlag wrote(PatientWrote wrote, Instant now) {
        String cause = "reply/" + wrote.replyId();
        Map<String, String> inputs = Map.of("by", wrote.by(), "channel", wrote.channel());
        return RaisedFlag.of(protocol.raise(WROTE, cause, inputs), cause, now);
    }

    private RaisedFlag stopped(MessagesStopped stopped, Instant now) {
        String cause = "stop/" + stopped.channel() + "/" + stopped.at();
        return RaisedFlag.of(protocol.raise(STOPPED, cause, Map.of("channel", stopped.channel())), cause, now);
    }

    /** Of a patient nobody has enrolled yet it waits, since nobody could be told whose it is. */
    private static Change<Course, FollowUpFact> raised(RaisedFlag flag, Course next, Instant now) {
        return switch (next) {
            case Course.Waiting waiting -> Change.of(waiting.worried(flag));
            case Course.Followed followed -> followed.raise(flag, now);
        };
    }

    /** An emergency is one each time it is measured; anything less is one in each phase of a session. */
    private static String cause(VitalsRecorded recorded, Rule rule) {
        String which = rule.tier() == Tier.RED ? recorded.at().toString() : recorded.phase();
        return recorded.sessionId() + "/" + which;
    }

    private RaisedFlag startedUnderHold(SessionStarted started, Course.Followed followed, Instant now) {
        var inputs = Map.of(
                "seenHoldSequence", Long.toString(started.holdSequence()),
                "holdSequence", Long.toString(followed.holds().sequence()));
        return RaisedFlag.of(protocol.raise(HOLD_STARTED, started.sessionId(), inputs), started.sessionId(), now);
    }

    /** How much was given until then nobody has told; the session counts all the same. */
    private static PastSession past(SessionAborted fact) {
        return new PastSession(
                fact.sessionId(),
                Objects.requireNonNullElse(fact.place(), "clinic"),
                "ketamine",
                BigDecimal.ZERO,
                "unknown",
                Objects.requireNonNullElse(fact.startedAt(), fact.at()),
                fact.at());
    }

    private static PastSession past(SessionCorrected fact) {
        return new PastSession(
                fact.sessionId(),
                fact.place(),
                fact.drug(),
                fact.doseMg(),
                fact.route(),
                fact.startedAt(),
                fact.completedAt());
    }

    private static PastSession past(SessionCompleted fact) {
        return new PastSession(
                fact.sessionId(), fact.place(), fact.drug(), fact.doseMg(), fact.route(), fact.startedAt(), fact.at());
    }
}
