package aftercare.followup;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.FollowUpFact.PollMissed;
import aftercare.contracts.FollowUpFact.PollMoved;
import aftercare.contracts.FollowUpFact.PollSent;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.followup.poll.Polls;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What users of other systems complain of: asked an hour off, at night, twice, or with everything at once after downtime. */
class AskedAtTheRightTimeTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant START = Instant.parse("2026-10-20T14:00:00Z");
    private static FollowUpUnderTest service;

    @BeforeAll
    static void start() {
        service = new FollowUpUnderTest(START);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

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
