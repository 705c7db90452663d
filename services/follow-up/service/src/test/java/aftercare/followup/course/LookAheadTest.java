package aftercare.followup.course;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.Fact;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.followup.poll.PlanPoll;
import aftercare.followup.poll.Poll;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.followup.web.InMemoryCourses;
import aftercare.followup.web.InMemoryPolls;
import aftercare.kernel.Change;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LookAheadTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d HH:mm", Locale.US);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Protocol PROTOCOL = Protocol.shipped(Instruments.shipped());
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 12);

    @Test
    void anExampleIsAskedAsThePromiseOfTheProtocolSays() {
        assertThat(example(22, MONDAY.plusDays(1).atTime(10, 0)))
                .containsExactly(
                        "Mon 12 09:00 baseline",
                        "Tue 13 08:00 baseline-again",
                        "Tue 13 14:00 safe-arrival",
                        "Wed 14 12:00 first-day",
                        "Fri 16 12:00 third-day",
                        // The first weekly survey and the one a week after the last session are one.
                        "Tue 20 12:00 weekly + after-1-week",
                        // By summer time and by winter time, at the same time of day.
                        "Tue 27 12:00 weekly + after-2-weeks");
    }

    @Test
    void afterAnotherSessionNothingCountsFromTheOneBefore() {
        assertThat(example(
                        12, MONDAY.plusDays(1).atTime(10, 0), MONDAY.plusDays(4).atTime(10, 0)))
                .contains("Fri 16 12:00 third-day", "Mon 19 12:00 third-day", "Tue 20 12:00 weekly")
                .doesNotContain("Tue 20 12:00 weekly + after-1-week")
                .filteredOn(link -> link.contains("after-1-week"))
                .hasSize(1);
    }

    @Test
    void ofAPatientItSaysWhatTheSchedulerWouldDo() {
        InMemoryPolls polls = new InMemoryPolls();
        InMemoryCourses courses = new InMemoryCourses();
        LocalDateTime end = MONDAY.plusDays(1).atTime(23, 0);
        treated(polls, courses, end);
        Course.Followed course = (Course.Followed) courses.find("p1").orElseThrow();
        List<LinkAhead> links = look(course, polls, end.plusMinutes(1), 8);
        assertThat(links.stream().map(LookAheadTest::told))
                .containsExactly(
                        "Tue 13 23:01 baseline",
                        "Wed 14 01:00 safe-arrival",
                        "Wed 14 23:00 first-day",
                        // 23:00 is night.
                        "Sat 17 08:00 third-day");
        assertThat(links.getFirst().asks()).contains("asq", "phq-9", "urinary-check");
        assertThat(links.get(1).reminders()).containsExactly(at(end.plusHours(2).plusMinutes(30)));
    }

    @Test
    void whoIsPausedIsNotAskedBeforeTheEndOfThePause() {
        InMemoryPolls polls = new InMemoryPolls();
        InMemoryCourses courses = new InMemoryCourses();
        LocalDateTime end = MONDAY.plusDays(1).atTime(12, 0);
        treated(polls, courses, end);
        courses.update(
                "p1",
                course -> Change.of(((Course.Followed) course)
                        .told(new FollowingPeriod(Following.PAUSED, at(end), at(end.plusDays(4))))));
        Course.Followed course = (Course.Followed) courses.find("p1").orElseThrow();
        assertThat(look(course, polls, end.plusMinutes(1), 8).stream().map(LookAheadTest::told))
                .as("what closes in the pause is not asked; the third day waits for its end")
                .containsExactly("Sat 17 12:00 baseline", "Sat 17 12:00 third-day");
    }

    @Test
    void messagesBeforeASessionGoOutUntilItIsCalledOffOrTheFollowingIsOver() {
        InMemoryPolls polls = new InMemoryPolls();
        InMemoryCourses courses = new InMemoryCourses();
        LocalDateTime end = MONDAY.plusDays(1).atTime(12, 0);
        treated(polls, courses, end);
        Course.Followed before = (Course.Followed) courses.find("p1").orElseThrow();
        Course.Followed course =
                (Course.Followed) before.planned("s2", at(MONDAY.plusDays(7).atTime(10, 0)));
        assertThat(messages(course, end))
                .containsExactly("Sun 18 10:00 day-before", "Mon 19 08:00 home-check-in", "Mon 19 08:00 home-presence");
        assertThat(messages(course, MONDAY.plusDays(6).atTime(10, 1)))
                .as("what was due before has gone")
                .containsExactly("Mon 19 08:00 home-check-in", "Mon 19 08:00 home-presence");
        assertThat(messages((Course.Followed) course.calledOff("s2"), end)).isEmpty();
        assertThat(messages(course.told(new FollowingPeriod(Following.PAUSED, at(end), null)), end))
                .as("intake tells them all the same: the session still stands")
                .hasSize(3);
        assertThat(messages(course.told(new FollowingPeriod(Following.DIED, at(end), null)), end))
                .isEmpty();
    }

    @Test
    void aSessionOfTheExampleIsToldTheDayBeforeAtTheEarliestWhenItIsKnown() {
        assertThat(new LookAhead(PROTOCOL)
                                .exampleMessages(
                                        BERLIN,
                                        MONDAY.atTime(9, 0),
                                        List.of(
                                                MONDAY.plusDays(1).atTime(8, 0),
                                                MONDAY.plusDays(4).atTime(10, 0)),
                                        at(MONDAY.atStartOfDay()),
                                        at(MONDAY.plusDays(22).atStartOfDay()))
                                .stream()
                                .map(LookAheadTest::told))
                .containsExactly("Mon 12 09:00 day-before", "Thu 15 10:00 day-before");
    }

    @Test
    void nothingIsSentOrStoredByLooking() {
        InMemoryPolls polls = new InMemoryPolls();
        InMemoryCourses courses = new InMemoryCourses();
        LocalDateTime end = MONDAY.plusDays(1).atTime(12, 0);
        treated(polls, courses, end);
        List<Poll> before = polls.ofPatient("p1");
        look((Course.Followed) courses.find("p1").orElseThrow(), polls, end, 700);
        assertThat(polls.ofPatient("p1")).isEqualTo(before);
    }

    private static void treated(InMemoryPolls polls, InMemoryCourses courses, LocalDateTime end) {
        var apply = new ApplyFact(courses, polls, new PlanPoll(polls, PROTOCOL), PROTOCOL, new AfterCourse() {
            @Override
            public void courseToCarry(String patient) {
                throw new AssertionError("Nothing worries here");
            }

            @Override
            public void pollsPlanned() {}
        });
        Fact enrolled =
                new PatientEnrolled("p1", BERLIN.getId(), "en", "DE", "main", "v", false, at(MONDAY.atTime(9, 0)));
        apply.apply("/intake/patients/p1", 1, enrolled, at(MONDAY.atTime(9, 0)));
        apply.apply(
                "/session/sessions/s1",
                1,
                new SessionCompleted(
                        "p1",
                        "s1",
                        "clinic",
                        "ketamine",
                        new BigDecimal("50"),
                        "im",
                        at(end).minus(Duration.ofHours(1)),
                        at(end)),
                at(end));
    }

    private static List<String> messages(Course.Followed course, LocalDateTime now) {
        return new LookAhead(PROTOCOL)
                .messages(course, at(now), at(now), at(MONDAY.plusDays(22).atStartOfDay())).stream()
                        .map(LookAheadTest::told)
                        .toList();
    }

    private static String told(MessageAhead message) {
        return TIME.format(message.at().atZone(BERLIN)) + " " + message.template();
    }

    private static List<LinkAhead> look(Course.Followed course, InMemoryPolls polls, LocalDateTime now, int days) {
        return new LookAhead(PROTOCOL)
                .links(
                        course,
                        polls.ofPatient("p1"),
                        at(now),
                        at(now),
                        at(MONDAY.plusDays(days).atStartOfDay()));
    }

    private static List<String> example(int days, LocalDateTime... sessions) {
        return new LookAhead(PROTOCOL)
                        .example(
                                BERLIN,
                                MONDAY.atTime(9, 0),
                                List.of(sessions),
                                at(MONDAY.atStartOfDay()),
                                at(MONDAY.plusDays(days).atStartOfDay()))
                        .stream()
                        .map(LookAheadTest::told)
                        .toList();
    }

    private static String told(LinkAhead link) {
        String steps = String.join(
                " + ",
                java.util.stream.Stream.concat(java.util.stream.Stream.of(link.step()), link.together().stream())
                        .toList());
        return TIME.format(link.at().atZone(BERLIN)) + " " + steps;
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(BERLIN).toInstant();
    }
}
