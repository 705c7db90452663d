package aftercare.followup;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.EscalationOpened;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.FollowUpFact.PollCancelled;
import aftercare.contracts.FollowUpFact.PollMissed;
import aftercare.contracts.FollowUpFact.PollMoved;
import aftercare.contracts.FollowUpFact.PollPlanned;
import aftercare.contracts.FollowUpFact.PollSent;
import aftercare.contracts.IntakeFact.FollowingChanged;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.IntakeFact.ZoneChanged;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.contracts.SessionFact.SessionCorrected;
import aftercare.contracts.SessionFact.SessionVoided;
import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.OpenPoll;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.SavePage;
import aftercare.kernel.Following;
import aftercare.kernel.LinkToken;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What users of other systems complain of: asked an hour off, at night, twice, or with everything at once after downtime. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AskedAtTheRightTimeTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final Instant START = Instant.parse("2026-10-20T14:00:00Z");
    private static FollowUpUnderTest service;
    private static final Map<String, String> TREATED = new HashMap<>();

    @BeforeAll
    static void start() {
        service = new FollowUpUnderTest(START);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** The time of the next test need not pass through what is asked of the patients of this one. */
    @AfterEach
    void endTheSeries() {
        TREATED.forEach((session, patient) -> service.tell(
                "/session/sessions/" + session,
                new SessionVoided(patient, session, "clinician", "0".repeat(64), service.clock.instant())));
        TREATED.clear();
    }

    /** First, while the change of clocks is near: everybody of the other tests is asked all the way there. */
    @Order(1)
    @Test
    void aWeeklyQuestionIsNotAnHourOffAfterTheClocksChange() {
        LocalDate change = LocalDate.ofInstant(
                NEW_YORK.getRules().nextTransition(service.clock.instant()).getInstant(), NEW_YORK);
        LocalDateTime end = change.minusDays(3).atTime(13, 0);
        treated("p-when-clocks", end);
        passTo(end.plusDays(15));
        assertThat(due("p-when-clocks", "weekly")).containsExactly(end.plusDays(7), end.plusDays(14), end.plusDays(21));
        assertThat(links("p-when-clocks")).contains(end.plusDays(7), end.plusDays(14));
    }

    @Test
    void nobodyIsAskedAtNightWhatCanWait() {
        LocalDateTime end = tomorrow().atTime(22, 30);
        treated("p-when-night", end);
        passTo(end.plusDays(4));
        // Safe arrival and first day are urgent; the third day, 22:30 too, waits until the morning; so do its
        // reminders.
        assertThat(links("p-when-night"))
                .containsExactly(
                        end,
                        end.plusHours(2),
                        end.plusDays(1),
                        end.toLocalDate().plusDays(4).atTime(8, 0));
        assertThat(due("p-when-night", "third-day"))
                .containsExactly(end.toLocalDate().plusDays(4).atTime(8, 0));
        passTo(end.plusDays(7));
        assertThat(reminders("p-when-night").filter(at -> at.isAfter(end.plusDays(3))))
                .isNotEmpty()
                .allSatisfy(at -> assertThat(at.toLocalTime()).isBetween(LocalTime.of(8, 0), LocalTime.of(21, 0)));
    }

    @Test
    void whoDidNotAnswerIsWrittenToOnceMoreButNotAtNight() {
        LocalDateTime end = tomorrow().atTime(23, 30);
        treated("p-when-again", end);
        // The first day is urgent: its link goes out at 23:30, and at 23:30 a day later it is missed.
        passTo(end.plusDays(2).plusMinutes(1));
        assertThat(service.told("p-when-again").stream()
                        .filter(MessageRequested.class::isInstance)
                        .map(MessageRequested.class::cast)
                        .filter(message -> message.template().equals("survey-again")))
                .singleElement()
                .satisfies(again -> {
                    assertThat(LocalDateTime.ofInstant(again.at(), NEW_YORK)).isEqualTo(end.plusDays(2));
                    assertThat(again.notBefore())
                            .isEqualTo(end.toLocalDate()
                                    .plusDays(3)
                                    .atTime(8, 0)
                                    .atZone(NEW_YORK)
                                    .toInstant());
                });
    }

    @Test
    void aDayHasOneLinkAndWhatIsDueWithinHoursIsAskedInOneSurvey() {
        LocalDateTime first = tomorrow().atTime(20, 30);
        treated("p-when-one", first);
        LocalDateTime second = first.toLocalDate().plusDays(4).atTime(8, 0);
        passTo(second);
        completed("p-when-one", "2", second);
        LocalDate week = first.toLocalDate().plusDays(7);
        passTo(week.plusDays(4).atTime(7, 0));
        // The third day after the second session comes first; the week of the first session would be the second link
        // that day.
        assertThat(links("p-when-one").filter(at -> !at.toLocalDate().isBefore(week)))
                .containsExactly(week.atTime(8, 0), week.plusDays(1).atTime(8, 0));
        assertThat(service.told("p-when-one").stream()
                        .filter(PollMoved.class::isInstance)
                        .map(PollMoved.class::cast))
                .singleElement()
                .satisfies(
                        moved -> assertThat(moved.step() + " " + moved.reason()).isEqualTo("weekly links-per-day"));

        passTo(second.plusDays(7));
        passTo(week.plusDays(8).atTime(9, 0));
        // The second session's week is up at 08:00 of day 11, the first one's second week at 20:30 of day 14.
        assertThat(links("p-when-one").filter(at -> at.isAfter(week.plusDays(1).atTime(9, 0))))
                .doesNotHaveDuplicates()
                .extracting(LocalDateTime::toLocalDate)
                .doesNotHaveDuplicates();
    }

    @Test
    void afterDowntimeEachQuestionThatStillCountsIsAskedOnceAndNoneComesInABurst() {
        LocalDateTime end = tomorrow().atTime(10, 0);
        treated("p-when-down", end);
        service.stop();
        passTo(end.plusDays(7).plusHours(1));
        service.startAgain();
        service.settle();
        assertThat(links("p-when-down")).containsExactly(end, end.plusDays(7).plusHours(1));
        assertThat(service.told("p-when-down").stream()
                        .filter(PollMissed.class::isInstance)
                        .map(fact -> ((PollMissed) fact).step()))
                .containsExactlyInAnyOrder("baseline", "safe-arrival", "first-day", "third-day");
        assertThat(service.told("p-when-down").stream()
                        .filter(PollSent.class::isInstance)
                        .map(PollSent.class::cast)
                        .filter(sent -> sent.step().equals("weekly")))
                .singleElement()
                .satisfies(sent -> assertThat(sent.together()).hasSize(1));
    }

    @Test
    void whatWasAskedTogetherIsNotMissedAfterLongDowntime() {
        LocalDateTime first = tomorrow().atTime(13, 0);
        LocalDateTime second = first.plusDays(7).plusHours(7);
        treated("p-when-long", first);
        passTo(second);
        completed("p-when-long", "2", second);
        passTo(first.plusDays(14).plusHours(1));
        service.stop();
        passTo(first.plusDays(30));
        service.startAgain();
        service.settle();
        // The week of the second session was due at 20:00 and asked at 13:00 with the weekly questions.
        assertThat(cancelled("p-when-long", "asked-together")).containsExactly("after-1-week", "after-1-week");
    }

    @Test
    void downtimeThatEndsAtNightWaitsForTheMorning() {
        LocalDateTime end = tomorrow().atTime(20, 0);
        treated("p-when-dark", end);
        service.stop();
        passTo(end.plusDays(3).plusHours(3));
        service.startAgain();
        service.settle();
        LocalDateTime morning = end.toLocalDate().plusDays(4).atTime(8, 0);
        assertThat(links("p-when-dark")).containsExactly(end);
        assertThat(due("p-when-dark", "third-day")).containsExactly(morning);
        passTo(morning);
        assertThat(links("p-when-dark")).containsExactly(end, morning);
    }

    @Test
    void ofASessionThatIsEnteredLateWhatIsPastIsMissedAndNobodyIsCalledSilent() {
        LocalDateTime end = tomorrow().atTime(11, 0);
        LocalDateTime entered = end.plusDays(4);
        passTo(entered);
        enrolled("p-when-late");
        completed("p-when-late", "1", end, entered.atZone(NEW_YORK).toInstant());
        service.settle();
        // The window of the third day is open until the fifth; the week comes as it would have.
        assertThat(links("p-when-late")).containsExactly(entered, entered);
        assertThat(service.told("p-when-late").stream()
                        .filter(PollMissed.class::isInstance)
                        .map(fact -> ((PollMissed) fact).step() + " " + ((PollMissed) fact).reason()))
                .containsExactlyInAnyOrder("safe-arrival entered-late", "first-day entered-late");
        assertThat(service.told("p-when-late")).noneMatch(FlagRaised.class::isInstance);
        passTo(end.plusDays(7));
        assertThat(links("p-when-late")).endsWith(end.plusDays(7)).hasSize(3);
    }

    @Test
    void aPausePutsOffWhatIsStillWantedAfterItAndCancelsTheRest() {
        LocalDateTime end = tomorrow().atTime(13, 0);
        treated("p-when-pause", end);
        follow("p-when-pause", Following.PAUSED, end.plusDays(8));
        passTo(end.plusDays(14));
        // What comes next in the series is asked as usual, and not all that was left out.
        assertThat(links("p-when-pause")).containsExactly(end, end.plusDays(8), end.plusDays(14));
        assertThat(cancelled("p-when-pause", "paused"))
                .containsExactlyInAnyOrder("safe-arrival", "first-day", "third-day");
        assertThat(moved("p-when-pause"))
                .containsExactlyInAnyOrder(
                        "weekly paused " + end.plusDays(8), "after-1-week paused " + end.plusDays(8));
        // The baseline was out already: nobody reminds of it, and nobody misses it.
        assertThat(reminders("p-when-pause").filter(at -> at.isBefore(end.plusDays(8))))
                .isEmpty();
        assertThat(told("p-when-pause", PollMissed.class).map(PollMissed::step)).containsExactly("baseline", "weekly");
        assertThat(told("p-when-pause", FlagRaised.class)).isEmpty();
    }

    @Test
    void aPauseThatEndsEarlyEndsForWhatItPutOffToo() {
        LocalDateTime end = tomorrow().atTime(13, 0);
        treated("p-when-early", end);
        follow("p-when-early", Following.IN_HOSPITAL, end.plusDays(9));
        passTo(end.plusDays(7).plusHours(2));
        assertThat(links("p-when-early")).containsExactly(end);
        follow("p-when-early", Following.FOLLOWED, null);
        FollowUpUnderTest.eventually(
                "it is put off no longer",
                () -> due("p-when-early", "weekly").contains(end.plusDays(7).plusHours(2)));
        service.settle();
        assertThat(links("p-when-early")).containsExactly(end, end.plusDays(7).plusHours(2));
        assertThat(moved("p-when-early"))
                .contains(
                        "weekly in-hospital " + end.plusDays(9),
                        "weekly followed-again " + end.plusDays(7).plusHours(2));
        passTo(end.plusDays(9).plusHours(1));
        assertThat(links("p-when-early")).as("not again").hasSize(2);
    }

    @Test
    void whoDiedIsAskedNothingUntilThatWasAMistake() {
        LocalDateTime end = tomorrow().atTime(13, 0);
        treated("p-when-died", end);
        passTo(end.plusHours(1));
        follow("p-when-died", Following.DIED, null);
        passTo(end.plusDays(15));
        assertThat(links("p-when-died")).containsExactly(end);
        assertThat(reminders("p-when-died")).isEmpty();
        assertThat(cancelled("p-when-died", "died"))
                .contains("safe-arrival", "first-day", "third-day", "weekly", "after-2-weeks");
        assertThat(told("p-when-died", FlagRaised.class)).isEmpty();
        follow("p-when-died", Following.FOLLOWED, null);
        service.settle();
        assertThat(links("p-when-died")).as("nothing is made up for").containsExactly(end);
        passTo(end.plusDays(21));
        assertThat(links("p-when-died")).containsExactly(end, end.plusDays(21));
    }

    @Test
    void whoTookTheirConsentBackIsHeardAllTheSame() {
        LocalDateTime end = tomorrow().atTime(13, 0);
        treated("p-when-over", end);
        follow("p-when-over", Following.WITHDRAWN, null);
        String baseline = service.bean(Polls.class).ofPatient("p-when-over").stream()
                .map(Poll::asking)
                .filter(asking -> asking.step().equals("baseline"))
                .map(Asking::id)
                .findFirst()
                .orElseThrow();
        String token = LinkToken.of(FollowUpUnderTest.LINK_SECRET, baseline, 1).value();
        service.bean(OpenPoll.class).open(token, service.clock.instant());
        for (String item : List.of("ASQ-1", "ASQ-2", "ASQ-3", "ASQ-4", "ASQ-5")) {
            service.bean(SavePage.class).save(token, item, List.of("yes"), service.clock.instant());
        }
        service.settle();
        assertThat(told("p-when-over", FlagRaised.class).map(FlagRaised::rule)).contains("S-RED-NOW");
        assertThat(told("p-when-over", EscalationOpened.class)).isNotEmpty();
        assertThat(told("p-when-over", HoldPlaced.class)).isNotEmpty();
        passTo(end.plusDays(2));
        assertThat(links("p-when-over")).containsExactly(end);
        assertThat(cancelled("p-when-over", "withdrawn")).containsExactlyInAnyOrder("safe-arrival", "first-day");
    }

    @Test
    void aCorrectedEndTimesWhatIsNotSentYetFromThereAndAsksNothingTwice() {
        LocalDateTime end = tomorrow().atTime(13, 0);
        treated("p-when-corrected", end);
        passTo(end.plusHours(3));
        List<LocalDateTime> before = links("p-when-corrected").toList();
        assertThat(before).contains(end.plusHours(2));
        LocalDateTime right = end.minusMinutes(90);
        corrected("p-when-corrected", "1", right);
        corrected("p-when-corrected", "1", right);
        assertThat(due("p-when-corrected", "first-day")).containsExactly(right.plusDays(1));
        assertThat(due("p-when-corrected", "weekly")).containsExactly(right.plusDays(7));
        assertThat(moved("p-when-corrected"))
                .contains("first-day session-corrected " + right.plusDays(1))
                .doesNotHaveDuplicates();
        passTo(end.plusDays(15));
        assertThat(links("p-when-corrected").skip(before.size()))
                .containsExactly(right.plusDays(1), right.plusDays(3), right.plusDays(7), right.plusDays(14));
        assertThat(told("p-when-corrected", PollPlanned.class).map(PollPlanned::pollId))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatACorrectedEndMakesOverdueGoesOutAtOnceAndNotAtNight() {
        LocalDateTime end = tomorrow().atTime(20, 0);
        treated("p-when-overdue", end);
        // The third day would be at 20:00; that it ended in the night before makes it overdue at 22:00.
        passTo(end.plusDays(2).plusHours(2));
        corrected("p-when-overdue", "1", end.minusHours(20));
        passTo(end.plusDays(4));
        assertThat(due("p-when-overdue", "third-day"))
                .containsExactly(end.toLocalDate().plusDays(3).atTime(8, 0));
    }

    @Test
    void aMoveTimesWhatIsNotSentYetByTheNewClockAndAsksNothingTwice() {
        LocalDateTime end = tomorrow().atTime(9, 0);
        treated("p-when-west", end);
        passTo(end.plusDays(4));
        List<LocalDateTime> before = links("p-when-west").toList();
        // 09:00 in New York is 06:00 in Los Angeles, which is night.
        move("p-when-west", LOS_ANGELES);
        move("p-when-west", LOS_ANGELES);
        LocalDateTime morning = end.plusHours(2);
        assertThat(due("p-when-west", "weekly")).containsExactly(morning.plusDays(7));
        assertThat(moved("p-when-west"))
                .contains("weekly zone-changed " + morning.plusDays(7))
                .doesNotHaveDuplicates();
        passTo(end.plusDays(15));
        assertThat(links("p-when-west").skip(before.size())).containsExactly(morning.plusDays(7), morning.plusDays(14));
        assertThat(told("p-when-west", PollSent.class).map(PollSent::pollId)).doesNotHaveDuplicates();
        assertThat(told("p-when-west", PollPlanned.class).map(PollPlanned::pollId))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsDueByTheNewClockAlreadyIsAskedAtOnce() {
        LocalDateTime end = tomorrow().atTime(22, 0);
        treated("p-when-east", end);
        passTo(end.plusDays(7).plusMinutes(90));
        assertThat(due("p-when-east", "weekly"))
                .containsExactly(end.toLocalDate().plusDays(8).atTime(8, 0));
        // 22:00 in New York is 19:00 in Los Angeles, and an hour and a half ago.
        move("p-when-east", LOS_ANGELES);
        service.settle();
        assertThat(links("p-when-east")).last().isEqualTo(end.plusDays(7).plusMinutes(90));
        passTo(end.plusDays(8).plusHours(1));
        assertThat(links("p-when-east").filter(at -> at.isAfter(end.plusDays(6))))
                .hasSize(1);
    }

    @Test
    void whatAnEarlierVersionPlannedGoesOnInItsSeries() {
        LocalDateTime end = tomorrow().atTime(13, 0);
        treated("p-when-upgraded", end);
        service.bean(MongoTemplate.class)
                .getCollection("polls")
                .updateMany(
                        new Document("patient", "p-when-upgraded"),
                        new Document(
                                "$unset",
                                new Document("asking.anchorAt", "")
                                        .append("asking.zone", "")
                                        .append("asking.enteredAt", "")));
        passTo(end.plusDays(15));
        assertThat(links("p-when-upgraded").filter(at -> at.isAfter(end.plusDays(5))))
                .containsExactly(end.plusDays(7), end.plusDays(14));
        assertThat(due("p-when-upgraded", "weekly")).contains(end.plusDays(21));
    }

    private static void follow(String patient, Following state, @Nullable LocalDateTime until) {
        Instant now = service.clock.instant();
        service.tell(
                "/intake/patients/" + patient,
                new FollowingChanged(
                        patient,
                        state,
                        now,
                        until == null ? null : until.atZone(NEW_YORK).toInstant(),
                        "desk",
                        now));
        FollowUpUnderTest.eventually(
                "it is heard", () -> course(patient).followingAt(now).state() == state);
    }

    private static void move(String patient, ZoneId zone) {
        service.tell(
                "/intake/patients/" + patient, new ZoneChanged(patient, zone.getId(), "desk", service.clock.instant()));
        FollowUpUnderTest.eventually(
                "all that waits is timed by the new clock",
                () -> service.bean(Polls.class).ofPatient(patient).stream()
                        .filter(Poll.Planned.class::isInstance)
                        .allMatch(poll -> poll.asking().origin().zone().equals(zone)));
    }

    private static Course.Followed course(String patient) {
        return (Course.Followed) service.bean(Courses.class).find(patient).orElseThrow();
    }

    private static <T extends FollowUpFact> Stream<T> told(String patient, Class<T> type) {
        return service.told(patient).stream().filter(type::isInstance).map(type::cast);
    }

    private static Stream<String> cancelled(String patient, String reason) {
        return told(patient, PollCancelled.class)
                .filter(fact -> fact.reason().equals(reason))
                .map(PollCancelled::step);
    }

    private static Stream<String> moved(String patient) {
        return told(patient, PollMoved.class)
                .map(fact -> fact.step() + " " + fact.reason() + " " + LocalDateTime.ofInstant(fact.dueAt(), NEW_YORK));
    }

    private static LocalDate tomorrow() {
        return LocalDate.ofInstant(service.clock.instant(), NEW_YORK).plusDays(1);
    }

    private static void passTo(LocalDateTime time) {
        Instant until = time.atZone(NEW_YORK).toInstant();
        while (service.running() && nextDue().isBefore(until)) {
            service.moveTo(nextDue());
        }
        service.clock.moveTo(until);
        if (service.running()) {
            service.settle();
        }
    }

    private static Instant nextDue() {
        return service.bean(Polls.class).nextDue().orElse(Instant.MAX);
    }

    /** Enrolled and treated at once, so that all is counted from there. */
    private static void treated(String patient, LocalDateTime end) {
        passTo(end);
        enrolled(patient);
        completed(patient, "1", end);
    }

    private static void enrolled(String patient) {
        service.tell(
                "/intake/patients/" + patient,
                new PatientEnrolled(
                        patient,
                        NEW_YORK.getId(),
                        "en",
                        "US",
                        "main",
                        "off-label-1",
                        false,
                        service.clock.instant(),
                        null,
                        null,
                        null,
                        false));
        FollowUpUnderTest.eventually(
                "the link is sent", () -> !links(patient).toList().isEmpty());
    }

    private static void completed(String patient, String number, LocalDateTime end) {
        completed(patient, number, end, null);
    }

    private static void completed(String patient, String number, LocalDateTime end, @Nullable Instant enteredAt) {
        Instant at = end.atZone(NEW_YORK).toInstant();
        String session = "s" + number + "-" + patient;
        TREATED.put(session, patient);
        service.tell(
                "/session/sessions/" + session,
                new SessionCompleted(
                        patient,
                        session,
                        "clinic",
                        "ketamine",
                        new BigDecimal("50"),
                        "im",
                        at.minus(Duration.ofHours(1)),
                        at,
                        enteredAt));
        FollowUpUnderTest.eventually(
                "its polls are planned",
                () -> service.bean(Polls.class).ofPatient(patient).stream()
                        .anyMatch(poll -> poll.asking().anchor().equals(session)
                                && poll.asking().step().equals("after-12-weeks")));
    }

    private static void corrected(String patient, String number, LocalDateTime end) {
        Instant at = end.atZone(NEW_YORK).toInstant();
        String session = "s" + number + "-" + patient;
        service.tell(
                "/session/sessions/" + session,
                new SessionCorrected(
                        patient,
                        session,
                        "clinic",
                        "ketamine",
                        new BigDecimal("50"),
                        "im",
                        at.minus(Duration.ofHours(1)),
                        at,
                        "clinician",
                        "0".repeat(64),
                        service.clock.instant()));
        FollowUpUnderTest.eventually(
                "all that waits is counted from there",
                () -> service.bean(Polls.class).ofPatient(patient).stream()
                        .filter(Poll.Planned.class::isInstance)
                        .filter(poll -> poll.asking().anchor().equals(session))
                        .allMatch(poll -> poll.asking().origin().anchorAt().equals(at)));
    }

    private static Stream<LocalDateTime> links(String patient) {
        return messages(patient, "survey-link");
    }

    private static Stream<LocalDateTime> reminders(String patient) {
        return messages(patient, "survey-reminder");
    }

    private static Stream<LocalDateTime> messages(String patient, String template) {
        return service.told(patient).stream()
                .filter(MessageRequested.class::isInstance)
                .map(MessageRequested.class::cast)
                .filter(message -> message.template().equals(template))
                .map(message -> LocalDateTime.ofInstant(message.at(), NEW_YORK));
    }

    private static List<LocalDateTime> due(String patient, String step) {
        return service.bean(Polls.class).ofPatient(patient).stream()
                .filter(poll -> poll.asking().step().equals(step))
                .map(poll -> LocalDateTime.ofInstant(poll.asking().dueAt(), NEW_YORK))
                .sorted()
                .toList();
    }
}
