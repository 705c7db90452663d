package aftercare.followup.course;

import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Preparations;
import aftercare.followup.poll.Schedule;
import aftercare.followup.poll.Turns;
import aftercare.followup.poll.Whom;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Step;
import aftercare.followup.survey.FormPart;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What would be sent to a patient, by the rules that the scheduler goes by, if nothing more happened: no session, no pause and no
 * flag that is not known yet. Knows no store.
 */
public final class LookAhead {
    /** How long a session of the example takes. */
    public static final Duration EXAMPLE_SESSION = Duration.ofHours(2);

    private static final int MOST_LINKS = 10_000;
    private static final String EXAMPLE = "example";

    private final Protocol protocol;
    private final Schedule schedule;
    private final Turns turns;
    private final Anchors anchors;
    private final SharedSurvey shared;

    public LookAhead(Protocol protocol) {
        this.protocol = protocol;
        this.schedule = new Schedule(protocol);
        this.turns = new Turns(protocol);
        this.anchors = new Anchors(protocol);
        this.shared = new SharedSurvey(protocol);
    }

    /**
     * The links of a patient who is followed.
     *
     * @param polls all of the patient
     * @param now what is overdue goes out at once
     * @return those of the time between {@code from}, inclusive, and {@code until}, exclusive, in the order they go out
     */
    public List<LinkAhead> links(Course.Followed course, List<Poll> polls, Instant now, Instant from, Instant until) {
        return run(_ -> course, polls.stream().map(Turns.Known::of).toList(), now, from, until);
    }

    /**
     * The links of a patient who does not exist: enrolled on a day, treated in the clinic at the given times, and nothing else.
     *
     * @param enrolled the local time
     * @param sessions the local times at which sessions begin, after the enrolment
     */
    public List<LinkAhead> example(
            ZoneId zone, LocalDateTime enrolled, List<LocalDateTime> sessions, Instant from, Instant until) {
        Instant at = enrolled.atZone(zone).toInstant();
        var enrolment = new Enrolment(zone.getId(), "en", "US", EXAMPLE, false, at);
        List<PastSession> past = new ArrayList<>();
        for (LocalDateTime begin : sessions.stream().sorted().toList()) {
            Instant start = begin.atZone(zone).toInstant();
            past.add(new PastSession(
                    "session-" + (past.size() + 1),
                    "clinic",
                    "ketamine",
                    BigDecimal.ZERO,
                    "unknown",
                    start,
                    start.plus(EXAMPLE_SESSION)));
        }
        Course.Followed before = ((Course.Waiting) Course.blank(EXAMPLE, at)).enrolled(enrolment);
        for (PastSession session : past) {
            before = (Course.Followed) before.planned(session.id(), session.startedAt());
        }
        Course.Followed enrolledOnly = before;
        List<Anchors.Anchored> counted = new ArrayList<>(anchors.enrolment(enrolment));
        counted.addAll(anchors.ahead(before, enrolment, at));
        past.forEach(session -> counted.addAll(anchors.session(enrolment, session, null)));
        var whom = new Whom(EXAMPLE, EXAMPLE, zone);
        List<Turns.Known> planned = new ArrayList<>();
        for (Anchors.Anchored one : counted) {
            schedule.asking(whom, one.step(), one.anchor(), 1, one.origin(), one.standing())
                    .filter(asking -> planned.stream()
                            .noneMatch(known -> known.asking().id().equals(asking.id())))
                    .map(LookAhead::waiting)
                    .ifPresent(planned::add);
        }
        return run(moment -> happened(enrolledOnly, past, moment), planned, at, from, until);
    }

    /**
     * The messages before the sessions that are planned for a patient who is followed. Who took their
     * consent back, or died, gets none.
     *
     * @param now what was to go out before has gone
     * @return those of the time between {@code from}, inclusive, and {@code until}, exclusive, in the order they go out
     */
    public List<MessageAhead> messages(Course.Followed course, Instant now, Instant from, Instant until) {
        return course.visits().planned().stream()
                .filter(session -> session.state() == Visits.State.AHEAD)
                .flatMap(session -> messages(session.session(), session.at(), false))
                .filter(message -> !message.at().isBefore(now)
                        && !course.followingAt(message.at()).state().over())
                .filter(message -> !message.at().isBefore(from) && message.at().isBefore(until))
                .sorted(Comparator.comparing(MessageAhead::at).thenComparing(MessageAhead::template))
                .toList();
    }

    /** The messages before the sessions of the example, which are in the clinic; each session is known from the enrolment on. */
    public List<MessageAhead> exampleMessages(
            ZoneId zone, LocalDateTime enrolled, List<LocalDateTime> sessions, Instant from, Instant until) {
        Instant known = enrolled.atZone(zone).toInstant();
        return sessions.stream()
                .map(begin -> begin.atZone(zone).toInstant())
                .flatMap(begin -> messages(EXAMPLE, begin, true))
                .map(message -> message.at().isBefore(known)
                        ? new MessageAhead(known, message.template(), message.session(), message.ifAtHome())
                        : message)
                .filter(message -> !message.at().isBefore(from) && message.at().isBefore(until))
                .sorted(Comparator.comparing(MessageAhead::at).thenComparing(MessageAhead::template))
                .toList();
    }

    private Stream<MessageAhead> messages(String session, Instant begin, boolean inTheClinic) {
        return protocol.announcements().stream()
                .filter(told -> !inTheClinic || !told.atHomeOnly())
                .map(told -> new MessageAhead(begin.minus(told.before()), told.template(), session, told.atHomeOnly()));
    }

    private static Course.Followed happened(Course.Followed enrolled, List<PastSession> sessions, Instant moment) {
        Course.Followed course = enrolled;
        for (PastSession session : sessions) {
            if (!session.endedAt().isAfter(moment)) {
                course = (Course.Followed) course.completed(session);
            }
        }
        return course;
    }

    private List<LinkAhead> run(
            Function<Instant, Course.Followed> courseAt,
            List<Turns.Known> known,
            Instant now,
            Instant from,
            Instant until) {
        List<Turns.Known> all = new ArrayList<>(known);
        List<LinkAhead> links = new ArrayList<>();
        for (int i = 0; i < MOST_LINKS; i++) {
            Optional<Asking> next = all.stream()
                    .filter(Turns.Known::waiting)
                    .map(Turns.Known::asking)
                    .min(turns.order());
            if (next.isEmpty() || !next.get().dueAt().isBefore(until)) {
                break;
            }
            Asking asking = next.get();
            Instant moment = asking.dueAt().isBefore(now) ? now : asking.dueAt();
            schedule.next(asking)
                    .filter(after ->
                            all.stream().noneMatch(one -> one.asking().id().equals(after.id())))
                    .map(LookAhead::waiting)
                    .ifPresent(all::add);
            all.removeIf(one -> one.asking().id().equals(asking.id()));
            step(courseAt.apply(moment), asking, all, moment)
                    .filter(link -> !link.at().isBefore(from))
                    .ifPresent(links::add);
        }
        return links;
    }

    /** Sends it or puts it off, as the scheduler would; what does neither is not sent. */
    private Optional<LinkAhead> step(Course.Followed course, Asking asking, List<Turns.Known> all, Instant moment) {
        Optional<Step> found = protocol.step(asking.step());
        if (found.isEmpty()
                || StandsStill.not(course, found.get(), asking).isPresent()
                || !asking.closesAt().isAfter(moment)) {
            return Optional.empty();
        }
        Step step = found.get();
        Optional<Preparations.Preparation> away = PreparePoll.away(course, asking, moment);
        if (away.isPresent()) {
            if (away.get() instanceof Preparations.Away pause) {
                all.add(waiting(asking.movedTo(turns.link(asking, pause.until()))));
            }
            return Optional.empty();
        }
        // What counts from something that has not happened by then is not known by then.
        List<Turns.Known> seen = all.stream()
                .filter(one -> !one.waiting() || StandsStill.heardOf(course, stepOf(one, step), one.asking()))
                .toList();
        Turns.Turn turn = turns.turn(asking, seen, moment);
        if (turn.asked()) {
            return Optional.empty();
        }
        if (turn.notBefore().isAfter(moment)) {
            all.add(waiting(asking.movedTo(turn.notBefore())));
            return Optional.empty();
        }
        List<Asking> together = shared.together(course, step, asking, turn.with());
        all.add(new Turns.Known(
                asking,
                false,
                moment,
                Set.copyOf(together.stream().map(Asking::id).toList())));
        return Optional.of(link(course, step, asking, together, moment));
    }

    private Step stepOf(Turns.Known known, Step otherwise) {
        return protocol.step(known.asking().step()).orElse(otherwise);
    }

    private LinkAhead link(Course.Followed course, Step step, Asking asking, List<Asking> together, Instant at) {
        var standing = PreparePoll.standing(protocol, course, PreparePoll.session(course, asking), at);
        return new LinkAhead(
                asking.id(),
                at,
                asking.step(),
                asking.occurrence(),
                asking.ofMonitor(),
                shared.forms(step, asking, together, standing).stream()
                        .map(LookAhead::name)
                        .distinct()
                        .toList(),
                together.stream().map(Asking::step).distinct().toList(),
                asking.closesAt(),
                turns.reminders(step, asking).stream().filter(at::isBefore).toList());
    }

    private static String name(FormPart form) {
        return form.form().equals("all") ? form.instrument() : form.instrument() + "/" + form.form();
    }

    private static Turns.Known waiting(Asking asking) {
        return new Turns.Known(asking, true, null, Set.of());
    }
}
