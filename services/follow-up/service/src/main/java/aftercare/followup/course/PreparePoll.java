package aftercare.followup.course;

import aftercare.contracts.FollowUpFact.PollSent;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Background;
import aftercare.followup.poll.Preparations;
import aftercare.followup.poll.Prepared;
import aftercare.followup.poll.Questionnaire;
import aftercare.followup.poll.Sheet;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Standing;
import aftercare.followup.protocol.Step;
import aftercare.followup.staff.NamedReaders;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.SurveyContext;
import aftercare.kernel.Canary;
import aftercare.kernel.FollowingPeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds in the patient's course what a poll is sent with. */
public final class PreparePoll implements Preparations {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);
    private static final Duration EXPOSURE_WINDOW = Duration.ofDays(28);

    private static final String FIRST_DAY = "first-day";

    private final Courses courses;
    private final Protocol protocol;
    private final SharedSurvey shared;
    private final String clinicName;
    private final String outsideContact;
    private final NamedReaders readers;

    /**
     * Prepares for one clinic.
     *
     * @param outsideContact name and contact of the state board, for a patient who does not want the clinic to read a report;
     *     empty when the clinic has not set it
     * @param readers of whom such a patient chooses
     */
    public PreparePoll(
            Courses courses, Protocol protocol, String clinicName, String outsideContact, NamedReaders readers) {
        this.courses = courses;
        this.protocol = protocol;
        this.shared = new SharedSurvey(protocol);
        this.clinicName = clinicName;
        this.outsideContact = outsideContact;
        this.readers = readers;
    }

    @Override
    public Preparation prepare(Asking asking, List<Asking> with, Instant now) {
        Step step = protocol.step(asking.step())
                .orElseThrow(() -> new IllegalStateException("Cannot send poll " + asking.id() + ": protocol "
                        + protocol.id() + " " + protocol.version() + " has no step " + asking.step()));
        if (!(courses.find(asking.patient()).orElse(null) instanceof Course.Followed course)) {
            return new NotYet();
        }
        if (Canary.is(asking.patient())) {
            return new Ready(prepare(course, step, asking, List.of(), now));
        }
        return StandsStill.not(course, step, asking)
                .<Preparation>map(Cancelled::new)
                .or(() -> away(course, asking, now))
                .or(() -> elsewhere(course, asking))
                .orElseGet(() -> StandsStill.heardOf(course, step, asking)
                        ? new Ready(prepare(course, step, asking, shared.together(course, step, asking, with), now))
                        : new NotYet());
    }

    /** Not sent while the patient is not followed: put off where the window is still open then, and not sent at all otherwise. */
    static Optional<Preparation> away(Course.Followed course, Asking asking, Instant now) {
        if (course.followedAt(now)) {
            return Optional.empty();
        }
        FollowingPeriod period = course.followingAt(now);
        String reason = period.state().code();
        Instant until = period.until();
        return Optional.of(
                until != null && until.isBefore(asking.closesAt()) ? new Away(reason, until) : new Cancelled(reason));
    }

    private static Optional<Preparation> elsewhere(Course.Followed course, Asking asking) {
        ZoneId zone = course.enrolment().zoneId();
        return zone.equals(asking.origin().zone()) ? Optional.empty() : Optional.of(new Elsewhere(zone));
    }

    @Override
    public Instant remindsFrom(Asking asking, Instant now) {
        if (!(courses.find(asking.patient()).orElse(null) instanceof Course.Followed course)
                || course.followedAt(now)) {
            return now;
        }
        Instant until = course.followingAt(now).until();
        return until != null && until.isBefore(asking.closesAt()) ? until : asking.closesAt();
    }

    private Prepared prepare(Course.Followed course, Step step, Asking asking, List<Asking> together, Instant now) {
        boolean baseline = step.baseline();
        Optional<PastSession> about = session(course, asking);
        var context = new SurveyContext(
                course.enrolment().language(),
                baseline,
                course.enrolment().drugAtHome(),
                about.map(s -> s.place().equals("home")).orElse(false),
                words(course, about, step.minutes(asking.occurrence()), asking.ofMonitor()),
                asking.ofMonitor() ? Map.of() : readers.offered());
        Sheet sheet = Sheet.of(
                asking.id(),
                Questionnaire.of(
                        shared.forms(step, asking, together, standing(protocol, course, about, now)),
                        context,
                        course.enrolment().country()),
                background(course, now));
        return new Prepared(
                sheet,
                counted(course, about, now),
                course.answered().size(),
                newest(course),
                together.stream().map(Asking::id).collect(Collectors.toSet()));
    }

    private static List<String> counted(Course.Followed course, Optional<PastSession> about, Instant now) {
        Set<String> ids = new LinkedHashSet<>();
        about.ifPresent(session -> ids.add(session.id()));
        recent(course, now).forEach(session -> ids.add(session.id()));
        if (!course.sessions().isEmpty()) {
            ids.add(course.sessions().getLast().id());
        }
        return List.copyOf(ids);
    }

    private static List<String> newest(Course.Followed course) {
        List<PastPoll> all = course.answered();
        return all.subList(Math.max(0, all.size() - PollSent.NEWEST), all.size()).stream()
                .map(PastPoll::pollId)
                .toList();
    }

    static Optional<PastSession> session(Course.Followed course, Asking asking) {
        List<PastSession> sessions = course.sessions();
        return sessions.stream()
                .filter(s -> s.id().equals(asking.anchor()))
                .findFirst()
                .or(() -> sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.getLast()));
    }

    private Map<String, String> words(
            Course.Followed course, Optional<PastSession> about, int minutes, boolean ofMonitor) {
        DateTimeFormatter day = DAY.withZone(course.enrolment().zoneId());
        Map<String, String> words = new HashMap<>();
        words.put("clinic", clinicName);
        words.put("outside_contact", outsideContact.isBlank() ? "" : ": " + outsideContact.strip());
        words.put("minutes", Integer.toString(minutes));
        if (ofMonitor) {
            // Names are intake's alone.
            words.put("first_name", "the person you are staying with");
        }
        about.ifPresent(session -> {
            words.put("drug", session.drug());
            words.put("session_day", day.format(session.endedAt()));
            words.put("last_session", day.format(session.endedAt()));
        });
        words.put(
                "last_asked_date",
                day.format(course.answered().reversed().stream()
                        .filter(poll -> !ofMonitor(poll))
                        .findFirst()
                        .map(PastPoll::answeredAt)
                        .orElse(course.enrolment().at())));
        return words;
    }

    private boolean ofMonitor(PastPoll poll) {
        return protocol.step(poll.step())
                .filter(step -> step.asks() == Step.Asked.MONITOR)
                .isPresent();
    }

    static Standing standing(Protocol protocol, Course.Followed course, Optional<PastSession> about, Instant now) {
        List<PastSession> recent = recent(course, now);
        Map<String, Integer> byRoute = recent.stream()
                .collect(Collectors.groupingBy(
                        PastSession::route,
                        Collectors.collectingAndThen(Collectors.toList(), PreparePoll::milligrams)));
        return new Standing(
                Standing.urinaryGrade(Answers.of(course.previous().getOrDefault("urinary-check", Map.of()))),
                about.map(session -> lastingEffects(protocol, course, session)).orElse(false),
                course.sessions().size(),
                recent.size(),
                protocol.exposureLimits().exceeded(recent.size(), byRoute),
                about.map(s -> s.place().equals("home")).orElse(false),
                course.psychosisRisk(),
                false,
                0);
    }

    /** As the check on the first day after this session said, and not one of an earlier session. */
    private static boolean lastingEffects(Protocol protocol, Course.Followed course, PastSession session) {
        boolean since = course.answered().stream()
                .filter(poll -> poll.answeredAt().isAfter(session.endedAt()))
                .flatMap(poll -> protocol.step(poll.step()).stream())
                .flatMap(step -> step.plans().stream())
                .anyMatch(plan -> plan.part().instrument().equals(FIRST_DAY));
        return since && Standing.lastingEffects(Answers.of(course.previous().getOrDefault(FIRST_DAY, Map.of())));
    }

    private static List<PastSession> recent(Course.Followed course, Instant now) {
        Instant from = now.minus(EXPOSURE_WINDOW);
        return course.sessions().stream().filter(s -> s.endedAt().isAfter(from)).toList();
    }

    private static int milligrams(List<PastSession> sessions) {
        return sessions.stream()
                .map(PastSession::doseMg)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    private static Background background(Course.Followed course, Instant now) {
        List<PastSession> recent = recent(course, now);
        Integer days = course.sessions().isEmpty()
                ? null
                : (int) Duration.between(course.sessions().getLast().endedAt(), now)
                        .toDays();
        return new Background(
                course.baselines(),
                course.previous(),
                course.bestPhq9(),
                recent.size(),
                milligrams(recent),
                days,
                course.answered().stream()
                        .flatMap(poll -> Optional.ofNullable(poll.scores().get("phq-9")).stream())
                        .toList(),
                course.known(now));
    }
}
