package aftercare.followup.course;

import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Origin;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Schedule;
import aftercare.followup.poll.Whom;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Standing;
import aftercare.followup.protocol.Step;
import aftercare.kernel.Canary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a version of the protocol changes in what another one planned. What is sent, answered, missed or called off stays as it
 * is; what is not sent yet moves to where the version has it; what the version asks more is planned as far as it can still be
 * answered. Done again it changes nothing. Knows no store.
 */
public final class Replanning {
    private static final int MOST_OCCURRENCES = 4_000;

    private final Protocol protocol;
    private final Schedule schedule;
    private final Anchors anchors;

    /** @param protocol the one that shall be in use */
    public Replanning(Protocol protocol) {
        this.protocol = protocol;
        this.schedule = new Schedule(protocol);
        this.anchors = new Anchors(protocol);
    }

    /**
     * What changes for one patient.
     *
     * @param polls all of the patient
     */
    public List<PlanChange> changes(Course.Followed course, List<Poll> polls, Instant now) {
        if (Canary.is(course.patient())) {
            return List.of();
        }
        List<PlanChange> changes = new ArrayList<>();
        polls.stream()
                .filter(poll -> poll instanceof Poll.Planned && !poll.asking().isOf(protocol))
                .map(Poll::asking)
                .sorted(Comparator.comparing(Asking::dueAt).thenComparing(Asking::id))
                .forEach(asking -> changes.addAll(unsent(course, polls, asking, now)));
        Stream.concat(
                        anchors.all(course, now).stream(),
                        polls.stream().flatMap(poll -> anchors.flags(poll.asking(), poll.flags()).stream()))
                .flatMap(counted -> more(course, polls, counted, now).stream())
                .filter(asking -> changes.stream()
                        .noneMatch(change -> change.asking().id().equals(asking.id())))
                .map(PlanChange.Added::new)
                .forEach(changes::add);
        return changes;
    }

    private List<PlanChange> unsent(Course.Followed course, List<Poll> polls, Asking asking, Instant now) {
        Optional<Step> step = protocol.step(asking.step()).filter(its -> Anchors.fits(its, asking, polls));
        Optional<Asking> timed = step.flatMap(its -> schedule.asking(
                asking.whom(),
                its,
                asking.anchor(),
                asking.occurrence(),
                origin(its, asking, polls),
                standing(course, asking)));
        if (step.isEmpty() || timed.isEmpty()) {
            return List.of(new PlanChange.Removed(asking));
        }
        Asking anew = timed.get();
        if (anew.occurrence() != asking.occurrence()) {
            return Stream.concat(
                            Stream.of(new PlanChange.Removed(asking)),
                            open(anew, step.get(), now).<PlanChange>map(PlanChange.Added::new).stream())
                    .toList();
        }
        Asking after = settled(asking, anew.as(asking.id()), step.get(), now);
        return List.of(
                after.dueAt().equals(asking.dueAt()) && after.closesAt().equals(asking.closesAt())
                        ? new PlanChange.Kept(after)
                        : new PlanChange.Moved(asking, after));
    }

    /** A night, another link on that day or a pause that put it off does so still. Nothing goes out in the past. */
    private Asking settled(Asking before, Asking anew, Step step, Instant now) {
        boolean putOff =
                anew.closesAt().equals(before.closesAt()) && !anew.dueAt().isAfter(before.dueAt());
        if (putOff) {
            return anew.timed(before.dueAt(), before.closesAt(), before.expiresAt(), before.silentAt());
        }
        // A window that would be over by now stays as it was: nobody had the chance to answer.
        return open(anew, step, now)
                .orElseGet(() -> anew.timed(before.dueAt(), before.closesAt(), before.expiresAt(), before.silentAt()));
    }

    private Optional<Asking> open(Asking anew, Step step, Instant now) {
        return anew.dueAt().isBefore(now) ? schedule.retimed(anew, step, now) : Optional.of(anew);
    }

    /**
     * Counted from where it was, unless the version asks more or less often: then the next comes one of its intervals after the
     * last.
     */
    private Origin origin(Step step, Asking asking, List<Poll> polls) {
        Origin origin = Schedule.origin(step, asking);
        if (!step.every().isPositive()) {
            return origin;
        }
        return polls.stream()
                .map(Poll::asking)
                .filter(other -> same(other, step.key(), asking.anchor()) && other.occurrence() < asking.occurrence())
                .max(Comparator.comparingInt(Asking::occurrence))
                .filter(last -> {
                    Instant next = step.every().after(last.dueAt(), origin.zone());
                    Duration off = Duration.between(next, schedule.due(step, asking.occurrence(), origin))
                            .abs();
                    return off.compareTo(step.every().nominal().dividedBy(2)) > 0;
                })
                .map(last -> origin.countedFrom(last.occurrence(), last.dueAt()))
                .orElse(origin);
    }

    private static Standing standing(Course.Followed course, Asking asking) {
        return course.sessions().stream()
                .filter(session -> session.id().equals(asking.anchor()))
                .findFirst()
                .map(session -> Standing.after(session.place().equals("home")))
                .orElse(Standing.unknown());
    }

    /** What the step asks from now on, if nothing of it was ever planned, or a version in between had it removed. */
    private Optional<Asking> more(Course.Followed course, List<Poll> polls, Anchors.Anchored counted, Instant now) {
        List<Poll> planned = polls.stream()
                .filter(poll -> same(poll.asking(), counted.step().key(), counted.anchor()))
                .toList();
        int last = planned.stream()
                .mapToInt(poll -> poll.asking().occurrence())
                .max()
                .orElse(0);
        boolean removed = planned.stream()
                .filter(poll -> poll.asking().occurrence() == last)
                .anyMatch(
                        poll -> poll instanceof Poll.Unsent unsent && Poll.PROTOCOL_CHANGED.equals(unsent.cancelled()));
        if (last > 0 && !removed) {
            return Optional.empty();
        }
        var whom = new Whom(
                course.patient(),
                course.enrolment().careTeam(),
                course.enrolment().zoneId());
        // Told now: nobody could have answered before.
        Origin origin = Origin.at(counted.origin().anchorAt(), counted.origin().zone(), now);
        return firstOpen(whom, counted, origin, now)
                .map(asking -> last == 0 ? asking : after(last, asking, whom, counted, origin));
    }

    /** The first occurrence that can still be answered. */
    private Optional<Asking> firstOpen(Whom whom, Anchors.Anchored counted, Origin origin, Instant now) {
        Step step = counted.step();
        int occurrence = 1;
        while (occurrence <= MOST_OCCURRENCES) {
            Optional<Asking> asking =
                    schedule.asking(whom, step, counted.anchor(), occurrence, origin, counted.standing());
            if (asking.isEmpty() || asking.get().closesAt().isAfter(now)) {
                return asking.flatMap(open -> open(open, step, now));
            }
            if (!step.every().isPositive()) {
                return Optional.empty();
            }
            occurrence = asking.get().occurrence() + 1;
        }
        return Optional.empty();
    }

    /** The same under a number that none has had. */
    private Asking after(int last, Asking open, Whom whom, Anchors.Anchored counted, Origin origin) {
        return schedule.asking(
                        whom,
                        counted.step(),
                        counted.anchor(),
                        last + 1,
                        origin.countedFrom(last + 1, open.dueAt()),
                        counted.standing())
                .orElse(open);
    }

    private static boolean same(Asking asking, String step, String anchor) {
        return asking.step().equals(step) && asking.anchor().equals(anchor);
    }
}
