package aftercare.session.treatment;

import static aftercare.session.treatment.Plans.DOSE;
import static aftercare.session.treatment.Plans.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.SessionFact.SessionScheduled;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSessionTest {
    private final InMemorySessions sessions = new InMemorySessions();
    private final InMemoryPatientViews patients = new InMemoryPatientViews();
    private final InstantSource clock = InstantSource.fixed(NOON);
    private final ScheduleSession schedule = new ScheduleSession(sessions, patients, clock);
    private final RunSession run = new RunSession(sessions, patients, Plans.ASSESS, clock);

    @BeforeEach
    void aPatient() {
        patients.put(Plans.ready());
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
        "scheduled, complete,      'complete: scheduled'",
        "scheduled, abort,         aborted",
        "scheduled, abort-dosed,   'abort after a dose: scheduled'",
        "started,   check-in,      'check in: started'",
        "started,   start,         'start: started'",
        "started,   complete,      completed",
        "started,   abort,         aborted",
        "started,   abort-dosed,   aborted",
        "completed, start,         'start: completed'",
        "completed, complete,      'complete: completed'",
        "completed, abort,         'abort: completed'",
        "completed, abort-dosed,   'abort: completed'",
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
                assertThat(sessions.facts()).hasSize(factsBefore + 1);
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
            case "started" -> apply("start");
            case "completed" -> {
                apply("start");
                apply("complete");
            }
            case "aborted" -> apply("abort");
            default -> assertThat(sessions.find("s-1").orElseThrow().state()).isEqualTo(state);
        }
    }

    private Outcome apply(String command) {
        return switch (command) {
            case "check-in" -> run.checkIn("s-1", Calm.answers(), null, "desk");
            case "start" -> run.start("s-1", Set.of(), "dr-a");
            case "complete" -> run.complete("s-1", DOSE, "dr-a");
            case "abort" -> run.abort("s-1", AbortReason.OTHER, false, "dr-a");
            case "abort-dosed" -> run.abort("s-1", AbortReason.OTHER, true, "dr-a");
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
