package aftercare.followup.course;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.escalation.CloseSilence;
import aftercare.followup.escalation.EscalateFlags;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.ProtocolLadders;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Background;
import aftercare.followup.poll.Dispatch;
import aftercare.followup.poll.Origin;
import aftercare.followup.poll.Paper;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Questionnaire;
import aftercare.followup.poll.Sheet;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.SilenceCause;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.SurveyContext;
import aftercare.followup.web.InMemoryCourses;
import aftercare.followup.web.InMemoryEscalations;
import aftercare.followup.web.InMemoryPolls;
import aftercare.kernel.Canary;
import aftercare.kernel.Change;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {
    private static final Instant T0 = Instant.parse("2026-11-23T09:00:00Z");
    private static final int PATIENTS = 10_000;
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Protocol PROTOCOL = Protocol.shipped(INSTRUMENTS);
    private static final ReadSilence READ = new ReadSilence(PROTOCOL);
    private static final Sheet SHEET = Sheet.of(
            "poll",
            Questionnaire.of(
                    List.of(new FormPart(
                            "asq",
                            INSTRUMENTS.find("asq").orElseThrow().version(),
                            "all",
                            Optional.empty(),
                            Optional.empty())),
                    SurveyContext.english(true),
                    "US"),
            Background.none());

    @ParameterizedTest
    @CsvSource({
        "first-day, 2, clinic, 99, 0, SIL-AMB-FIRST-DAY",
        "first-day, 3, clinic, 99, 0, SIL-YEL-FIRST-DAY",
        "first-day, 3, home,   99, 0, SIL-AMB-FIRST-DAY",
        "first-day, 3, clinic, 14, 0, SIL-AMB-FIRST-DAY",
        "first-day, 3, clinic, 15, 0, SIL-YEL-FIRST-DAY",
        "weekly,    1, home,    1, 0,",
        "weekly,    3, clinic, 99, 1, SIL-YEL-TWO",
        "weekly,    3, clinic, 99, 2, SIL-YEL-TWO",
    })
    void missMeansWhatTheRulesSayOfThePatientAsItStands(
            String step, int sessions, String place, int urgentDaysAgo, int missedBefore, @Nullable String rule) {
        Course.Followed course = course("p1", sessions, place);
        course = with(course, flag("S-AMB", Tier.AMBER, T0.minus(Duration.ofDays(urgentDaysAgo))));
        List<Poll> polls = new ArrayList<>();
        for (int n = 0; n < missedBefore; n++) {
            polls.add(missed(asking("p1", "weekly", n, T0.minus(Duration.ofDays(1)), false)));
        }
        Optional<RaisedFlag> read = READ.read(course, polls, sent(asking("p1", step, 100, T0, false), Map.of()), T0);
        assertThat(read.map(RaisedFlag::rule)).isEqualTo(Optional.ofNullable(rule));
        read.ifPresent(flag -> {
            assertThat(flag.hold()).isEqualTo(Hold.NONE);
            assertThat(PROTOCOL.recompute(flag.stored())).contains(flag.stored());
        });
    }

    @Test
    void anAnswerInBetweenBreaksTheRow() {
        Course.Followed course = course("p1", 3, "clinic");
        Poll before = missed(asking("p1", "weekly", 1, T0.minus(Duration.ofDays(3)), false));
        Poll missing = sent(asking("p1", "weekly", 3, T0, false), Map.of());
        assertThat(READ.read(course, List.of(before), missing, T0)).isPresent();
        Poll between = answered(asking("p1", "weekly", 2, T0.minus(Duration.ofDays(1)), false), false);
        assertThat(READ.read(course, List.of(before, between), missing, T0)).isEmpty();
        Poll ofMonitor = answered(asking("p1", "safe-arrival-monitor", 2, T0.minus(Duration.ofDays(1)), true), false);
        assertThat(READ.read(course, List.of(before, ofMonitor), missing, T0)).isPresent();
    }

    @Test
    void silenceItselfDoesNotMakeTheNextOneUrgent() {
        Course.Followed course =
                with(course("p1", 3, "clinic"), flag("SIL-AMB-FIRST-DAY", Tier.AMBER, T0.minusSeconds(1)));
        assertThat(READ.read(course, List.of(), sent(asking("p1", "first-day", 1, T0, false), Map.of()), T0))
                .map(RaisedFlag::tier)
                .contains(Tier.YELLOW);
    }

    @Test
    void whoWantsNoMessagesIsCalledOnceAndNotMissedEachWeek() {
        List<Poll> before = List.of(missed(asking("p1", "weekly", 1, T0.minus(Duration.ofDays(3)), false)));
        Poll unwanted = sent(asking("p1", "weekly", 2, T0, false), Map.of("m1", "stopped", "m2", "stopped"));
        assertThat(READ.read(course("p1", 3, "clinic"), before, unwanted, T0)).isEmpty();
        Poll half = sent(asking("p1", "weekly", 2, T0, false), Map.of("m1", "sent", "m2", "stopped"));
        assertThat(READ.read(course("p1", 3, "clinic"), before, half, T0)).isPresent();
        Poll urgent = sent(asking("p1", "first-day", 1, T0, false), Map.of("m1", "stopped"));
        assertThat(READ.read(course("p1", 1, "clinic"), List.of(), urgent, T0))
                .map(RaisedFlag::tier)
                .contains(Tier.AMBER);
    }

    @Test
    void nobodyIsMissedWhoOwesNothing() {
        Poll ofMonitor = sent(asking("p1", "first-day", 1, T0, true), Map.of());
        assertThat(READ.read(course("p1", 1, "home"), List.of(), ofMonitor, T0)).isEmpty();
        Poll ofCanary = sent(asking(Canary.PATIENT, "first-day", 1, T0, false), Map.of());
        assertThat(READ.read(course(Canary.PATIENT, 1, "home"), List.of(), ofCanary, T0))
                .isEmpty();
        Poll ofMistake = sent(asking("p1", "first-day", 1, T0, false), Map.of());
        var mistaken = (Course.Followed) course("p1", 2, "home").voided("s0");
        assertThat(READ.read(mistaken, List.of(), ofMistake, T0)).isEmpty();
        assertThat(READ.read(course("p1", 2, "home"), List.of(), ofMistake, T0)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "-3, -2, true",
        "-3, -1, true",
        "-1,  0, true",
        "-1,  5, false",
        "-3,  5, false",
        " 0,  5, false",
        " 1,  5, true",
    })
    void whoIsNotFollowedIsNotMissed(int from, int until, boolean missed) {
        Course.Followed paused = course("p1", 3, "clinic")
                .told(new FollowingPeriod(
                        Following.PAUSED, T0.plus(Duration.ofDays(from)), T0.plus(Duration.ofDays(until))));
        Poll missing = sent(asking("p1", "first-day", 1, T0, false), Map.of());
        assertThat(READ.read(paused, List.of(), missing, T0).isPresent()).isEqualTo(missed);
        Course.Followed died = paused.told(new FollowingPeriod(Following.DIED, T0, null));
        assertThat(READ.read(died, List.of(), missing, T0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FOLLOWED, true", "PAUSED, false", "IN_HOSPITAL, false", "WITHDRAWN, false", "DIED, false"})
    void nobodyIsLookedForAfterADoseWhoIsNotFollowed(Following state, boolean raised) {
        var courses = new InMemoryCourses();
        courses.update("p1", _ -> Change.of(course("p1", 1, "clinic").told(new FollowingPeriod(state, T0, null))));
        List<String> carried = new ArrayList<>();
        AfterCourse after = new AfterCourse() {
            @Override
            public void courseToCarry(String patient) {
                carried.add(patient);
            }

            @Override
            public void pollsPlanned() {
                throw new AssertionError("Silence plans nothing");
            }
        };
        new RaiseSilence(courses, new InMemoryPolls(), PROTOCOL, after)
                .look(asking("p1", "safe-arrival", 1, T0, false), T0);
        assertThat(((Course.Followed) courses.find("p1").orElseThrow()).flags()).hasSize(raised ? 1 : 0);
        assertThat(carried).isEqualTo(raised ? List.of("p1") : List.of());
    }

    @Test
    void aWindowThatClosedWhileNobodyWasFollowedCountsForNothing() {
        Instant closed = T0.minus(Duration.ofDays(3));
        List<Poll> before = List.of(missed(asking("p1", "weekly", 1, closed, false)));
        Poll missing = sent(asking("p1", "weekly", 2, T0, false), Map.of());
        Course.Followed course = course("p1", 3, "clinic");
        assertThat(READ.read(course, before, missing, T0)).isPresent();
        Course.Followed wasAway =
                course.told(new FollowingPeriod(Following.IN_HOSPITAL, closed.minusSeconds(1), closed.plusSeconds(1)));
        assertThat(READ.read(wasAway, before, missing, T0)).isEmpty();
        Course.Followed late = course.told(new FollowingPeriod(Following.IN_HOSPITAL, T0.minusSeconds(1), T0));
        assertThat(READ.read(late, before, missing, T0.plusSeconds(1)))
                .as("a window that closed the moment they were back")
                .isPresent();
    }

    @Test
    void causeIsHowFarPatientAndPollCame() {
        Asking asking = asking("p1", "weekly", 1, T0, false);
        assertThat(ReadSilence.cause(new Poll.Planned(asking))).isEqualTo(SilenceCause.UNDELIVERABLE);
        // What intake tells of a message that went nowhere, or of which nobody knows: each makes a silence case of that
        // cause.
        for (String outcome : List.of(
                "bounced",
                "returned",
                "expired",
                "permanent-failure",
                "technical-failure",
                "no-contact",
                "outcome-unknown")) {
            assertThat(ReadSilence.cause(sent(asking, Map.of("m1", outcome))))
                    .as(outcome)
                    .isEqualTo(SilenceCause.UNDELIVERABLE);
        }
        assertThat(ReadSilence.cause(sent(asking, Map.of()))).isEqualTo(SilenceCause.UNOPENED);
        assertThat(ReadSilence.cause(sent(asking, Map.of("m1", "bounced", "m2", Dispatch.SENT))))
                .isEqualTo(SilenceCause.UNOPENED);
        Poll.Sent declined = new Poll.Sent(asking, declined(asking));
        assertThat(ReadSilence.cause(declined)).isEqualTo(SilenceCause.DECLINED);
        assertThat(ReadSilence.cause(new Poll.Missed(asking, declined.dispatch())))
                .isEqualTo(SilenceCause.DECLINED);
        assertThat(ReadSilence.cause(opened(asking, false))).isEqualTo(SilenceCause.UNFINISHED);
    }

    @Test
    void everyScriptedSilenceIsFoundAndNoneTwice() {
        int named = 0;
        int joined = 0;
        int closed = 0;
        int wordless = 0;
        for (int seed = 0; seed < PATIENTS; seed++) {
            var script = new Script(seed);
            script.play();
            assertThat(script.raised).as("seed %d", seed).isEqualTo(script.expected);
            named += script.expected.size();
            joined += script.joined;
            closed += script.closed;
            wordless += script.wordless;
        }
        assertThat(named).isGreaterThan(PATIENTS);
        assertThat(joined).isPositive();
        assertThat(closed).isPositive();
        assertThat(wordless).isGreaterThan(PATIENTS / 10);
    }

    private static final AfterCourse NOTHING_FOLLOWS = new AfterCourse() {
        @Override
        public void courseToCarry(String patient) {}

        @Override
        public void pollsPlanned() {}
    };

    /** One patient's polls, one a day; what must be found is kept by counting, and not by the rules under test. */
    private static final class Script {
        private static final int POLLS = 14;

        private final String patient;
        private final Random random;
        private final InMemoryEscalations escalations = new InMemoryEscalations();
        private final EscalateFlags escalate = new EscalateFlags(escalations, new ProtocolLadders(PROTOCOL), _ -> {});
        private final CloseSilence close = new CloseSilence(escalations);
        private final InMemoryCourses courses = new InMemoryCourses();
        private final InMemoryPolls asked = new InMemoryPolls();
        private final List<Poll> polls = new ArrayList<>();
        private final Map<SilenceCause, Tier> open = new EnumMap<>(SilenceCause.class);
        private final Map<SilenceCause, Integer> opened = new EnumMap<>(SilenceCause.class);
        private Course.Followed course;
        private int sessions;
        private boolean home;
        private int inARow;
        private int urgentOn = -100;

        final Map<String, String> expected = new HashMap<>();
        final Map<String, String> raised = new HashMap<>();
        int joined;
        int closed;
        /** Doses at home after which nobody said a word. */
        int wordless;

        Script(int seed) {
            patient = "p" + seed;
            random = new Random(seed);
            course = course(patient, 0, "clinic");
        }

        void play() {
            for (int day = 0; day < POLLS; day++) {
                Instant now = T0.plus(Duration.ofDays(day));
                String step = random.nextBoolean() ? "first-day" : "weekly";
                if (step.equals("first-day")) {
                    home = random.nextInt(4) == 0;
                    course = (Course.Followed) course.completed(session("s" + day, home ? "home" : "clinic", now));
                    sessions++;
                    if (home) {
                        afterADoseAtHome("s" + day, now);
                    }
                }
                if (random.nextInt(12) == 0) {
                    course = with(course, flag("S-AMB-" + day, Tier.AMBER, now));
                    urgentOn = day;
                }
                day(day, now, asking(patient, step, day, now, false));
                check();
            }
        }

        /** An hour after both were asked whether all is well: the patient has answered, the one who stays has, or neither. */
        private void afterADoseAtHome(String session, Instant now) {
            int who = random.nextInt(3);
            if (who < 2) {
                Asking heard = arrival(session, who == 0 ? "safe-arrival" : "safe-arrival-monitor", now);
                asked.insertIfAbsent(heard.id(), Change.of(answered(heard, false)));
            } else {
                wordless++;
                expected.put(session, "monitor");
            }
            courses.update(patient, _ -> Change.of(course));
            // Twice, as after a crash.
            for (int again = 0; again < 2; again++) {
                new RaiseSilence(courses, asked, PROTOCOL, NOTHING_FOLLOWS)
                        .look(arrival(session, "safe-arrival", now), now);
            }
            course = (Course.Followed) courses.find(patient).orElseThrow();
            List<RaisedFlag> found = course.flags().stream()
                    .filter(flag -> flag.cause().equals(session))
                    .toList();
            found.forEach(flag -> raised.put(flag.cause(), flag.concern()));
            escalate.escalate(patient, "main", found, now);
            if (!found.isEmpty()) {
                urgentOn = (int) Duration.between(T0, now).toDays();
            }
        }

        private Asking arrival(String session, String step, Instant now) {
            return new Asking(
                    Asking.idOf(patient, PROTOCOL.id(), step, session, 1),
                    patient,
                    "main",
                    PROTOCOL.id(),
                    PROTOCOL.version(),
                    step,
                    session,
                    1,
                    Origin.at(now, ZoneOffset.UTC),
                    now,
                    now.plus(Duration.ofHours(12)),
                    now.plus(Duration.ofDays(30)),
                    !step.equals("safe-arrival"),
                    null);
        }

        private void day(int day, Instant now, Asking asking) {
            switch (random.nextInt(7)) {
                case 0, 1 -> {
                    polls.add(answered(asking, random.nextBoolean()));
                    close.answered(patient, now);
                    closed += open.size();
                    open.clear();
                    inARow = 0;
                }
                case 2 ->
                    miss(day, now, new Poll.Planned(asking), SilenceCause.UNDELIVERABLE, new Poll.Unsent(asking, null));
                case 3 ->
                    miss(day, now, sent(asking, Map.of("m", "bounced")), SilenceCause.UNDELIVERABLE, missed(asking));
                case 4 -> miss(day, now, sent(asking, Map.of()), SilenceCause.UNOPENED, missed(asking));
                case 5 ->
                    miss(
                            day,
                            now,
                            new Poll.Sent(asking, declined(asking)),
                            SilenceCause.DECLINED,
                            new Poll.Missed(asking, declined(asking)));
                default -> miss(day, now, opened(asking, false), SilenceCause.UNFINISHED, opened(asking, true));
            }
        }

        private void miss(int day, Instant now, Poll missing, SilenceCause cause, Poll after) {
            inARow++;
            boolean firstDay = missing.asking().step().equals("first-day");
            boolean amber = firstDay && (sessions <= 2 || home || day - urgentOn <= 14);
            if (firstDay || inARow >= 2) {
                expected.put(missing.asking().id(), cause.concern());
                Tier tier = amber ? Tier.AMBER : Tier.YELLOW;
                Tier before = open.get(cause);
                if (before == null) {
                    opened.merge(cause, 1, Integer::sum);
                } else {
                    joined++;
                }
                open.put(cause, before == Tier.AMBER ? Tier.AMBER : tier);
            }
            // Twice, as after a crash.
            for (int again = 0; again < 2; again++) {
                READ.read(course, List.copyOf(polls), missing, now).ifPresent(flag -> {
                    raised.put(flag.cause(), flag.concern());
                    course = (Course.Followed) course.raise(flag, now).state();
                    escalate.escalate(patient, "main", List.of(flag), now);
                });
            }
            polls.add(after);
        }

        private void check() {
            List<Escalation> all = escalations.ofPatient(patient);
            Map<String, Tier> standing = all.stream()
                    .filter(Escalation::standing)
                    .filter(e -> !e.matter().concern().equals("monitor"))
                    .collect(Collectors.toMap(
                            e -> e.matter().concern(), e -> e.matter().tier()));
            assertThat(standing)
                    .isEqualTo(open.entrySet().stream()
                            .collect(Collectors.toMap(e -> e.getKey().concern(), Map.Entry::getValue)));
            assertThat(all).hasSize(opened.values().stream().mapToInt(n -> n).sum() + Math.min(wordless, 1));
            assertThat(all.stream().mapToInt(e -> e.matter().flags().size()).sum())
                    .isEqualTo(expected.size());
        }
    }

    private static Course.Followed course(String patient, int sessions, String lastPlace) {
        var enrolment = new Enrolment("America/New_York", "en", "US", "main", false, T0);
        Course course = ((Course.Waiting) Course.blank(patient, T0)).enrolled(enrolment);
        for (int n = 0; n < sessions; n++) {
            course = course.completed(session("s" + n, n == sessions - 1 ? lastPlace : "clinic", T0));
        }
        return (Course.Followed) course;
    }

    private static PastSession session(String id, String place, Instant at) {
        return new PastSession(id, place, "ketamine", new BigDecimal("50"), "im", at, at);
    }

    private static Course.Followed with(Course.Followed course, RaisedFlag flag) {
        return (Course.Followed) course.raise(flag, flag.at()).state();
    }

    private static RaisedFlag flag(String rule, Tier tier, Instant at) {
        return new RaisedFlag(
                "flag-" + rule, "ses", rule, "1.0", tier, Hold.NONE, "other", "Worrying.", Map.of(), null, at, null);
    }

    private static Asking asking(String patient, String step, int number, Instant closes, boolean ofMonitor) {
        return new Asking(
                "poll-" + number,
                patient,
                "main",
                "default",
                "1.0",
                step,
                step.equals("first-day") && number != 1 ? "s" + number : "s0",
                number,
                Origin.at(closes.minus(Duration.ofDays(2)), ZoneOffset.UTC),
                closes.minus(Duration.ofDays(1)),
                closes,
                closes.plus(Duration.ofDays(30)),
                ofMonitor,
                null);
    }

    private static Dispatch dispatch(Asking asking, Map<String, String> deliveries) {
        return new Dispatch(SHEET, asking.dueAt(), 1, List.of(), 0, Set.of(), deliveries);
    }

    private static Dispatch declined(Asking asking) {
        return new Dispatch(SHEET, asking.dueAt(), 1, List.of(), 0, Set.of(), false, T0, Map.of("m1", "sent"));
    }

    private static Poll.Sent sent(Asking asking, Map<String, String> deliveries) {
        return new Poll.Sent(asking, dispatch(asking, deliveries));
    }

    private static Poll.Missed missed(Asking asking) {
        return new Poll.Missed(asking, dispatch(asking, Map.of()));
    }

    private static Poll.Open opened(Asking asking, boolean missed) {
        return new Poll.Open(asking, dispatch(asking, Map.of()), asking.dueAt(), paper(), missed);
    }

    private static Poll.Answered answered(Asking asking, boolean late) {
        return new Poll.Answered(
                asking, dispatch(asking, Map.of()), asking.dueAt(), paper(), asking.closesAt(), late, true);
    }

    private static Paper paper() {
        return new Paper(
                1,
                Map.of("ASQ-1", "no"),
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                Set.of(),
                List.of(),
                null,
                Map.of());
    }
}
