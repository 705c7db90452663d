package aftercare.followup.course;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.Fact;
import aftercare.contracts.IntakeFact.FollowingChanged;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.IntakeFact.ZoneChanged;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.PlanPoll;
import aftercare.followup.poll.Poll;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.followup.web.InMemoryCourses;
import aftercare.followup.web.InMemoryPolls;
import aftercare.kernel.Change;
import aftercare.kernel.Following;
import aftercare.kernel.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetimedPollsTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final String INTAKE = "/intake/patients/p1";
    private static final Protocol PROTOCOL = Protocol.shipped(Instruments.shipped());
    /** Of the session: 22:00 in New York, 19:00 in Los Angeles. */
    private static final LocalDateTime END = LocalDateTime.parse("2026-11-23T22:00");

    private final InMemoryPolls polls = new InMemoryPolls();
    private final InMemoryCourses courses = new InMemoryCourses();
    private final ApplyFact apply =
            new ApplyFact(courses, polls, new PlanPoll(polls, PROTOCOL), PROTOCOL, new AfterCourse() {
                @Override
                public void courseToCarry(String patient) {
                    throw new AssertionError("Nothing worries here");
                }

                @Override
                public void pollsPlanned() {}
            });

    @BeforeEach
    void treated() {
        Instant end = at(END);
        apply(INTAKE, 1, new PatientEnrolled("p1", NEW_YORK.getId(), "en", "US", "main", "v", false, end), END);
        apply(
                "/session/sessions/s1",
                1,
                new SessionCompleted("p1", "s1", "clinic", "ketamine", new BigDecimal("50"), "im", end, end),
                END);
        assertThat(due("weekly")).isEqualTo(END.toLocalDate().plusDays(8).atTime(8, 0));
    }

    @Test
    void aMoveIsFinishedWhenItIsRepeatedAfterACrash() {
        Fact moved = new ZoneChanged("p1", LOS_ANGELES.getId(), "desk", at(END));
        courses.update("p1", course -> Change.of(((Course.Followed) course.advanced(INTAKE, 2)).livingIn(LOS_ANGELES)));
        assertThat(apply(INTAKE, 2, moved, END)).isEqualTo(Verdict.DUPLICATE);
        assertThat(due("weekly")).isEqualTo(END.plusDays(7));
        assertThat(due("third-day")).isEqualTo(END.plusDays(3));
        assertThat(due("first-day")).as("hours are hours").isEqualTo(END.plusHours(24));
        Map<String, Asking> once = askings();
        apply(INTAKE, 2, moved, END.plusDays(1));
        assertThat(askings()).isEqualTo(once);
    }

    @Test
    void aMoveThatIsRepeatedAfterAnotherOneDoesNotUndoThatOne() {
        Fact moved = new ZoneChanged("p1", LOS_ANGELES.getId(), "desk", at(END));
        apply(INTAKE, 2, moved, END);
        apply(INTAKE, 3, new ZoneChanged("p1", NEW_YORK.getId(), "desk", at(END)), END);
        apply(INTAKE, 2, moved, END);
        assertThat(due("weekly")).isEqualTo(END.toLocalDate().plusDays(8).atTime(8, 0));
        assertThat(asking("weekly").origin().zone()).isEqualTo(NEW_YORK);
    }

    @Test
    void aWindowIsTimedByTheNewClockToo() {
        apply(INTAKE, 2, new ZoneChanged("p1", LOS_ANGELES.getId(), "desk", at(END)), END);
        Asking weekly = asking("weekly");
        assertThat(weekly.closesAt()).isEqualTo(at(END.plusDays(10)));
        assertThat(weekly.expiresAt()).isEqualTo(at(END.plusDays(40)));
        assertThat(weekly.id()).isEqualTo(Asking.idOf("p1", PROTOCOL.id(), "weekly", "series", 1));
    }

    @Test
    void whatIsDueByTheNewClockAlreadyIsDueNowAndAWindowThatIsOverStays() {
        LocalDateTime now = END.plusDays(7).plusMinutes(90);
        apply(INTAKE, 2, new ZoneChanged("p1", LOS_ANGELES.getId(), "desk", at(now)), now);
        assertThat(due("weekly")).isEqualTo(now);
        assertThat(asking("weekly").closesAt()).isEqualTo(at(END.plusDays(10)));
        // The third day's window is over by both clocks, so its time stays.
        assertThat(due("third-day")).isEqualTo(END.toLocalDate().plusDays(4).atTime(8, 0));
    }

    @Test
    void whatWaitsForTheEndOfAPauseGoesOutEarlierWhenThatComesEarlierAndNeverBeforeItsTime() {
        LocalDateTime due = due("weekly");
        LocalDateTime end = END.plusDays(10);
        putOff("weekly", end);
        assertThat(apply(INTAKE, 2, following(Following.PAUSED, END, due.plusDays(1)), END.plusDays(1)))
                .isEqualTo(Verdict.NEXT);
        assertThat(due("weekly")).as("it ends a day earlier").isEqualTo(due.plusDays(1));
        apply(INTAKE, 3, following(Following.FOLLOWED, END.plusDays(2), null), END.plusDays(2));
        assertThat(due("weekly")).as("it is over before").isEqualTo(due);
        putOff("weekly", end);
        assertThat(apply(INTAKE, 3, following(Following.FOLLOWED, END.plusDays(2), null), END.plusDays(2)))
                .isEqualTo(Verdict.DUPLICATE);
        assertThat(due("weekly")).as("repeated after a crash").isEqualTo(due);
    }

    @Test
    void aPauseWithoutAnEndBringsNothingForward() {
        LocalDateTime end = END.plusDays(10);
        putOff("weekly", end);
        apply(INTAKE, 2, following(Following.PAUSED, END, null), END.plusDays(1));
        assertThat(due("weekly")).isEqualTo(end);
    }

    private void putOff(String step, LocalDateTime until) {
        Asking asking = asking(step);
        Asking later = new Asking(
                asking.id(),
                asking.patient(),
                asking.careTeam(),
                asking.protocol(),
                asking.protocolVersion(),
                asking.step(),
                asking.anchor(),
                asking.occurrence(),
                asking.origin(),
                at(until),
                asking.closesAt(),
                asking.expiresAt());
        polls.update(asking.id(), _ -> Change.of(new Poll.Planned(later)));
    }

    private static Fact following(Following state, LocalDateTime from, @Nullable LocalDateTime until) {
        return new FollowingChanged("p1", state, at(from), until == null ? null : at(until), "desk", at(from));
    }

    private Verdict apply(String source, long sequence, Fact fact, LocalDateTime now) {
        return apply.apply(source, sequence, fact, at(now));
    }

    private Map<String, Asking> askings() {
        return polls.ofPatient("p1").stream()
                .map(Poll::asking)
                .collect(Collectors.toMap(Asking::step, asking -> asking));
    }

    private Asking asking(String step) {
        return Objects.requireNonNull(askings().get(step), step);
    }

    private LocalDateTime due(String step) {
        return LocalDateTime.ofInstant(asking(step).dueAt(), NEW_YORK);
    }

    private static Instant at(LocalDateTime inNewYork) {
        return inNewYork.atZone(NEW_YORK).toInstant();
    }
}
