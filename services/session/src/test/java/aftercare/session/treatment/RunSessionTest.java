package aftercare.session.treatment;

import static aftercare.session.treatment.Plans.DOSE;
import static aftercare.session.treatment.Plans.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.SessionFact.SessionScheduled;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.session.hold.InMemoryPatientViews;
import aftercare.session.readiness.Calm;
import aftercare.session.treatment.Refusal.UnknownPatient;
import aftercare.session.treatment.Refusal.UnknownSession;
import aftercare.session.treatment.Refusal.WrongState;
import aftercare.session.treatment.ScheduleSession.Result.KeyUsed;
import aftercare.session.treatment.ScheduleSession.Result.Planned;
import aftercare.session.treatment.ScheduleSession.Wish;
import aftercare.session.treatment.Session.Scheduled;
import aftercare.session.treatment.Session.Started;
import aftercare.session.vitals.BloodPressure;
import aftercare.session.vitals.Phase;
import aftercare.session.vitals.SideEffect;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunSessionTest {
    private static final Treatment RIGHT = new Treatment("ketamine", BigDecimal.ONE, Route.ORAL, null, null);
    private final InMemorySessions sessions = new InMemorySessions();
    private final InMemoryPatientViews patients = new InMemoryPatientViews();
    private Instant now = NOON;
    private final InstantSource clock = () -> now;
    private final ScheduleSession schedule = new ScheduleSession(sessions, patients, clock);
    private final CorrectSession correct = new CorrectSession(sessions, clock);
    private final RunSession run = new RunSession(sessions, patients, Plans.CHECKLIST, clock);

    @BeforeEach
    void aPatient() {
        patients.put(Plans.ready());
    }

    @ParameterizedTest
    @EnumSource(Following.class)
    void nothingIsPlannedForWhoDiedOrTookTheirConsentBack(Following state) {
        FollowingPeriod period = new FollowingPeriod(state, NOON, null);
        patients.update("p-1", view -> view.withFollowing(1, period));
        Object planned = schedule.schedule("desk", "k-1", new Wish("p-1", NOON.plusSeconds(3600), Place.CLINIC, null));
        if (state == Following.WITHDRAWN || state == Following.DIED) {
            assertThat(planned).isEqualTo(new ScheduleSession.Result.Refused(new Refusal.NotFollowed("p-1", period)));
            assertThat(sessions.facts()).isEmpty();
        } else {
            assertThat(planned).isInstanceOf(Planned.class);
        }
    }

    @Test
    void theSameKeyPlansOneSession() {
        Wish wish = new Wish("p-1", NOON.plusNanos(1), Place.CLINIC, null);
        Planned first = (Planned) schedule.schedule("desk", "k", wish);
        String id = first.session().plan().sessionId();
        assertThat(first.session())
                .isEqualTo(new Scheduled(new Plan(id, "p-1", NOON, Place.CLINIC, null, "desk", NOON)));
        assertThat(schedule.schedule("desk", "k", wish)).isEqualTo(new Planned(first.session(), true));
        assertThat(schedule.schedule("desk", "k", new Wish("p-1", NOON.plusSeconds(1), Place.CLINIC, null)))
                .isEqualTo(new KeyUsed(id));
        assertThat(sessions.facts()).containsExactly(new SessionScheduled("p-1", id, NOON, "clinic", NOON));
        assertThat(schedule.schedule("dr-a", "k", wish)).isNotEqualTo(first);
    }

    @Test
    void onlyEnrolledPatientsAreScheduledHeldOnesToo() {
        assertThat(schedule.schedule("desk", "k", new Wish("p-0", NOON, Place.CLINIC, null)))
                .isEqualTo(new ScheduleSession.Result.Refused(new UnknownPatient("p-0")));
        patients.put(Plans.ready(Plans.hold("f-1", aftercare.kernel.Hold.STOP)));
        assertThat(schedule.schedule("desk", "k", new Wish("p-1", NOON, Place.CLINIC, null)))
                .isInstanceOf(Planned.class);
    }

    /** Every command in every state: what comes of it. */
    @ParameterizedTest
    @CsvSource({
        "scheduled, check-in,      scheduled",
        "scheduled, start,         started",
        "scheduled, measure-before, scheduled",
        "scheduled, measure,       'measure before discharge in: scheduled'",
        "scheduled, observe,       'record side effects in: scheduled'",
        "scheduled, complete,      'complete: scheduled'",
        "scheduled, abort,         aborted",
        "scheduled, abort-dosed,   'abort after a dose: scheduled'",
        "started,   check-in,      'check in: started'",
        "started,   start,         'start: started'",
        "started,   measure-before, 'measure before the dose in: started'",
        "started,   measure,       started",
        "started,   observe,       started",
        "started,   complete,      completed",
        "started,   abort,         aborted",
        "started,   abort-dosed,   aborted",
        "completed, start,         'start: completed'",
        "completed, measure,       'measure before discharge in: completed'",
        "completed, observe,       'record side effects in: completed'",
        "completed, complete,      'complete: completed'",
        "completed, abort,         'abort: completed'",
        "completed, abort-dosed,   'abort: completed'",
        "scheduled, correct,       'correct: scheduled'",
        "scheduled, void,          'void: scheduled'",
        "started,   correct,       'correct: started'",
        "started,   void,          'void: started'",
        "completed, correct,       completed",
        "completed, void,          voided",
        "aborted,   correct,       'correct: aborted'",
        "aborted,   void,          voided",
        "voided,    abort,         'abort: voided'",
        "voided,    correct,       'correct: voided'",
        "voided,    void,          'void: voided'",
        "aborted,   start,         'start: aborted'",
        "aborted,   complete,      'complete: aborted'",
        "aborted,   abort,         'abort: aborted'",
        "aborted,   abort-dosed,   'abort: aborted'",
    })
    void commandsInStates(String state, String command, String expected) {
        sessions.insertIfAbsent("s-1", Session.schedule(Plans.clinic("s-1")));
        apply("check-in");
        bring(state);
        int factsBefore = sessions.facts().size();
        Session before = sessions.find("s-1").orElseThrow();

        switch (apply(command)) {
            case Outcome.Done done -> {
                assertThat(done.session().state()).isEqualTo(expected);
                assertThat(sessions.find("s-1")).contains(done.session());
                assertThat(sessions.facts()).hasSize(factsBefore + (command.equals("check-in") ? 2 : 1));
            }
            case Outcome.Refused refused -> {
                List<String> parts = List.of(expected.split(": "));
                assertThat(refused.refusal()).isEqualTo(new WrongState(parts.getFirst(), parts.getLast()));
                assertThat(sessions.find("s-1")).contains(before);
                assertThat(sessions.facts()).hasSize(factsBefore);
            }
        }
    }

    private void bring(String state) {
        switch (state) {
            case "started" -> beDischarged();
            case "completed" -> {
                beDischarged();
                apply("complete");
            }
            case "voided" -> {
                apply("abort");
                apply("void");
            }
            case "aborted" -> apply("abort");
            default -> assertThat(sessions.find("s-1").orElseThrow().state()).isEqualTo(state);
        }
    }

    private void beDischarged() {
        apply("start");
        now = NOON.plus(Duration.ofHours(2));
        measure(Phase.FORTY_MINUTES);
        apply("measure");
    }

    private Outcome measure(Phase phase) {
        return run.measure("s-1", phase, new BloodPressure(120, 80), 70, 98, false, "dr-a");
    }

    private Outcome apply(String command) {
        return switch (command) {
            case "check-in" -> run.checkIn("s-1", Calm.answers(), null, "desk");
            case "start" -> run.start("s-1", Set.of(), "dr-a");
            case "measure-before" -> measure(Phase.BEFORE);
            case "measure" -> measure(Phase.DISCHARGE);
            case "observe" -> run.observe("s-1", Map.of(SideEffect.E12, 2), "", "dr-a");
            case "complete" -> run.complete("s-1", DOSE, "dr-a");
            case "abort" -> run.abort("s-1", AbortReason.OTHER, false, "dr-a");
            case "abort-dosed" -> run.abort("s-1", AbortReason.OTHER, true, "dr-a");
            case "correct" -> correct.correct("s-1", RIGHT, NOON, now, "Typed wrongly", "dr-b");
            case "void" -> correct.voidIt("s-1", "Another patient", "dr-b");
            default -> throw new IllegalArgumentException(command);
        };
    }

    @Test
    void commandsOnNothingSaySo() {
        assertThat(run.start("s-0", Set.of(), "dr-a")).isEqualTo(new Outcome.Refused(new UnknownSession("s-0")));
    }

    @Test
    void theStartRemembersTheHoldsItKnew() {
        patients.put(Plans.ready(Plans.hold("f-1", aftercare.kernel.Hold.LOOK)));
        sessions.insertIfAbsent("s-1", Session.schedule(Plans.clinic("s-1")));
        Session checkedIn = ((Outcome.Done) apply("check-in")).session();
        assertThat(run.start("s-1", Set.of("f-1"), "dr-a"))
                .isEqualTo(new Outcome.Done(
                        new Started(Plans.clinic("s-1"), checkedIn.chart(), 1, List.of("f-1"), "dr-a", NOON)));
    }
}
