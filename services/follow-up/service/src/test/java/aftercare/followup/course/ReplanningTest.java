package aftercare.followup.course;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.PollCancelled;
import aftercare.contracts.FollowUpFact.PollMoved;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.contracts.SessionFact.SessionScheduled;
import aftercare.followup.datafile.DataFile;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.PlanPoll;
import aftercare.followup.poll.Poll;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.followup.web.InMemoryCourses;
import aftercare.followup.web.InMemoryPolls;
import aftercare.kernel.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A protocol edit makes a new version: answered and sent polls stay as they are, unsent ones move. */
class ReplanningTest {
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Protocol OLD = Protocol.shipped(INSTRUMENTS);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** Of the session, a Monday. The weekly question is due at this time of day. */
    private static final LocalDateTime END = LocalDateTime.parse("2026-11-02T13:00");

    private static final String DAY_TEN = """
              - key: tenth-day
                anchor: session
                offset: P10D
                window: P2D
                reminders: []
                source: a test
                forms:
                  - {form: who}
              - key: weekly
            """;

    private final InMemoryPolls polls = new InMemoryPolls();
    private final InMemoryCourses courses = new InMemoryCourses();
    private final AfterCourse quiet = new AfterCourse() {
        @Override
        public void courseToCarry(String patient) {
            throw new AssertionError("Nothing worries here");
        }

        @Override
        public void pollsPlanned() {}
    };
    private final ApplyFact apply = new ApplyFact(courses, polls, new PlanPoll(polls, OLD), OLD, quiet);

    @BeforeEach
    void treated() {
        LocalDateTime enrolled = END.minusDays(7);
        apply(
                "/intake/patients/p1",
                1,
                new PatientEnrolled("p1", NEW_YORK.getId(), "en", "US", "main", "v", false, at(enrolled)),
                enrolled);
        apply("/session/sessions/s1", 1, completed("s1", END), END);
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("nothing but the version", 1, "", "", "kept baseline 1", "kept first-day 1", "kept weekly 1"),
                edit(
                        "a step later",
                        1,
                        "offset: PT72H\n    window: PT48H\n    reminders: 1\n    source",
                        "offset: PT96H\n    window: PT48H\n    reminders: 1\n    source",
                        "moved third-day 1 Thu 13:00 to Fri 13:00"),
                edit(
                        "its window longer",
                        1,
                        "offset: PT24H\n    window: PT24H",
                        "offset: PT24H\n    window: PT30H",
                        "moved first-day 1 Tue 13:00 to Tue 13:00"),
                edit(
                        "a step less",
                        1,
                        "  - key: third-day",
                        "  - key: fourth-day",
                        "removed third-day 1 Thu 13:00",
                        "added fourth-day 1 Thu 13:00"),
                edit("a step more, ahead", 1, "  - key: weekly\n", DAY_TEN, "added tenth-day 1 Thu 13:00"),
                edit(
                        "a step more, its window open",
                        24 * 11,
                        "  - key: weekly\n",
                        DAY_TEN,
                        "added tenth-day 1 Fri 13:00"),
                edit("a step more, its window over", 24 * 13, "  - key: weekly\n", DAY_TEN),
                edit("a series more often", 24, "every: P7D", "every: P3D", "kept weekly 1"),
                edit(
                        "a series from another day",
                        24,
                        "offset: P7D\n    every: P7D",
                        "offset: P8D\n    every: P7D",
                        "moved weekly 1 Mon 13:00 to Tue 13:00"),
                edit(
                        "a step that would be over by now",
                        60,
                        "offset: PT72H\n    window: PT48H\n    reminders: 1\n    source",
                        "offset: PT48H\n    window: PT10H\n    reminders: 1\n    source",
                        "kept third-day 1"),
                edit(
                        "a step that would be due by now",
                        60,
                        "offset: PT72H\n    window: PT48H\n    reminders: 1\n    source",
                        "offset: PT48H\n    window: PT48H\n    reminders: 1\n    source",
                        "moved third-day 1 Thu 13:00 to Thu 01:00"),
                edit(
                        "a step that counts from something else",
                        1,
                        "  - key: third-day\n    anchor: session\n    offset: PT72H",
                        "  - key: third-day\n    anchor: enrolment\n    offset: P14D",
                        "removed third-day 1 Thu 13:00",
                        "added third-day 1 Mon 13:00"));
    }

    private static Arguments edit(String name, int hours, String from, String to, String... changes) {
        return Arguments.of(name, hours, from, to, List.of(changes));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void whatIsNotSentGoesWhereTheVersionHasIt(String name, int hours, String from, String to, List<String> changes) {
        Instant now = at(END.plusHours(hours));
        List<String> told = new Replanning(edited(from, to))
                .changes(course(), all(), now).stream()
                        .map(ReplanningTest::told)
                        .toList();
        assertThat(told).containsAll(changes);
        assertThat(told.stream().filter(change -> !change.startsWith("kept")))
                .containsExactlyInAnyOrderElementsOf(changes.stream()
                        .filter(change -> !change.startsWith("kept"))
                        .toList());
    }

    @Test
    void ofASeriesThatComesMoreOftenTheNextComesOneIntervalAfterTheLast() {
        passWeeks(3);
        Protocol often = edited("every: P7D", "every: P3D");
        LocalDateTime now = END.plusDays(21).plusHours(1);
        replan(often, now);
        assertThat(due("weekly", 4)).isEqualTo(END.plusDays(24));
        new PlanPoll(polls, often)
                .first(
                        stored("weekly").asking().whom(),
                        often.step("weekly").orElseThrow(),
                        "series",
                        stored("weekly").asking().origin(),
                        at(now));
        assertThat(next(often, 4)).as("and so on").isEqualTo(END.plusDays(27));
    }

    @Test
    void ofASeriesThatComesLessOftenNothingIsAskedAgainAndTheNumbersGoOn() {
        passWeeks(3);
        Protocol seldom = edited("every: P7D", "every: P30D");
        replan(seldom, END.plusDays(21).plusHours(1));
        assertThat(due("weekly", 4)).isEqualTo(END.plusDays(51));
        assertThat(next(seldom, 4)).isEqualTo(END.plusDays(81));
    }

    @Test
    void oftenerThanSinceTheLastIsAtOnce() {
        passWeeks(3);
        replan(edited("every: P7D", "every: P3D"), END.plusDays(25));
        assertThat(due("weekly", 4)).isEqualTo(END.plusDays(25));
    }

    @Test
    void doneAgainItChangesNothing() {
        Protocol other = edited("  - key: weekly\n", DAY_TEN);
        replan(other, END.plusHours(1));
        List<Asking> once = askings();
        assertThat(new Replanning(other).changes(course(), all(), at(END.plusHours(2))))
                .isEmpty();
        replan(other, END.plusHours(2));
        assertThat(askings()).isEqualTo(once);
    }

    @Test
    void backAgainWhatWasTakenOutIsAskedOnce() {
        replan(edited("  - key: third-day", "  - key: fourth-day"), END.plusHours(1));
        assertThat(stored("third-day")).isInstanceOf(Poll.Unsent.class);
        replan(OLD, END.plusHours(2));
        List<Poll> third = all().stream()
                .filter(poll -> poll.asking().step().equals("third-day"))
                .toList();
        assertThat(third.stream()
                        .filter(Poll.Planned.class::isInstance)
                        .map(poll -> at(poll.asking().dueAt())))
                .containsExactly(END.plusDays(3));
        replan(OLD, END.plusHours(3));
        assertThat(all().stream().filter(poll -> poll.asking().step().equals("third-day")))
                .hasSize(2);
    }

    @Test
    void itIsToldWhyAPollMovesOrIsNotSent() {
        replan(
                edited(
                        "offset: PT72H\n    window: PT48H\n    reminders: 1\n    source",
                        "offset: PT96H\n    window: PT48H\n    reminders: 1\n    source"),
                END.plusHours(1));
        replan(edited("  - key: third-day", "  - key: fourth-day", "3"), END.plusHours(2));
        assertThat(facts().filter(PollMoved.class::isInstance)
                        .map(PollMoved.class::cast)
                        .map(PollMoved::reason))
                .contains("protocol-changed");
        assertThat(facts().filter(PollCancelled.class::isInstance)
                        .map(PollCancelled.class::cast)
                        .map(PollCancelled::reason))
                .containsExactly("protocol-changed");
    }

    @Test
    void whatIsAskedBeforeASessionAheadIsAddedOnce() {
        LocalDateTime begin = END.plusDays(20);
        apply("/session/sessions/s2", 1, new SessionScheduled("p1", "s2", at(begin), "clinic", at(END)), END);
        Protocol more = edited(
                "  - key: weekly\n",
                DAY_TEN.replace("anchor: session", "anchor: planned-session").replace("P10D", "-P1D"));
        replan(more, END.plusHours(1));
        assertThat(at(stored("tenth-day").asking().dueAt())).isEqualTo(begin.minusDays(1));
        assertThat(new Replanning(more).changes(course(), all(), at(END.plusHours(2))))
                .isEmpty();
    }

    /** As if the weekly question of so many weeks had been sent when it was due. */
    private void passWeeks(int weeks) {
        for (int week = 1; week <= weeks; week++) {
            Asking asking = stored("weekly", week).asking();
            polls.update(asking.id(), poll -> ((Poll.Planned) poll).cancel("for the test", asking.dueAt()));
            new aftercare.followup.poll.Schedule(OLD)
                    .next(asking)
                    .ifPresent(after -> polls.insertIfAbsent(after.id(), Poll.plan(after, asking.dueAt())));
        }
    }

    private LocalDateTime next(Protocol protocol, int occurrence) {
        return new aftercare.followup.poll.Schedule(protocol)
                .next(stored("weekly", occurrence).asking())
                .map(after -> at(after.dueAt()))
                .orElseThrow();
    }

    private void replan(Protocol protocol, LocalDateTime now) {
        var activated = new RememberedActivations();
        new ActivateProtocol(activated).activate(protocol, at(now));
        var replan = new ReplanPolls(courses, polls, activated, protocol, quiet);
        replan.all(at(now));
        assertThat(replan.settled()).isTrue();
        assertThat(all().stream()
                        .filter(Poll.Planned.class::isInstance)
                        .map(poll -> poll.asking().protocolVersion())
                        .distinct())
                .containsExactly(protocol.version());
    }

    private Course.Followed course() {
        return (Course.Followed) courses.find("p1").orElseThrow();
    }

    private List<Poll> all() {
        return polls.ofPatient("p1");
    }

    private List<Asking> askings() {
        return all().stream()
                .map(Poll::asking)
                .sorted(Comparator.comparing(Asking::id))
                .toList();
    }

    private Poll stored(String step) {
        return stored(step, 1);
    }

    private Poll stored(String step, int occurrence) {
        return all().stream()
                .filter(poll ->
                        poll.asking().step().equals(step) && poll.asking().occurrence() == occurrence)
                .findFirst()
                .orElseThrow();
    }

    private LocalDateTime due(String step, int occurrence) {
        return at(stored(step, occurrence).asking().dueAt());
    }

    private Stream<FollowUpFact> facts() {
        return polls.facts().stream();
    }

    private void apply(String source, long sequence, aftercare.contracts.Fact fact, LocalDateTime now) {
        assertThat(apply.apply(source, sequence, fact, at(now))).isEqualTo(Verdict.NEXT);
    }

    private static SessionCompleted completed(String session, LocalDateTime end) {
        return new SessionCompleted(
                "p1",
                session,
                "clinic",
                "ketamine",
                new BigDecimal("50"),
                "im",
                at(end).minus(Duration.ofHours(1)),
                at(end));
    }

    private static Protocol edited(String from, String to) {
        return edited(from, to, "2");
    }

    private static Protocol edited(String from, String to, String version) {
        String text = OLD.text();
        assertThat(text).contains(from);
        return Protocol.load(
                new DataFile(
                        "edited.yaml",
                        text.replaceFirst("(?m)^version: .*$", "version: \"" + version + "\"")
                                .replace(from, to)),
                INSTRUMENTS);
    }

    private static String told(PlanChange change) {
        String what = change.asking().step() + " " + change.asking().occurrence();
        return switch (change) {
            case PlanChange.Added added -> "added " + what + " " + time(added.asking());
            case PlanChange.Removed removed -> "removed " + what + " " + time(removed.asking());
            case PlanChange.Moved moved -> "moved " + what + " " + time(moved.before()) + " to " + time(moved.asking());
            case PlanChange.Kept _ -> "kept " + what;
        };
    }

    private static String time(Asking asking) {
        return java.time.format.DateTimeFormatter.ofPattern("EEE HH:mm", java.util.Locale.US)
                .format(at(asking.dueAt()));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(NEW_YORK).toInstant();
    }

    private static LocalDateTime at(Instant instant) {
        return LocalDateTime.ofInstant(instant, NEW_YORK);
    }
}
