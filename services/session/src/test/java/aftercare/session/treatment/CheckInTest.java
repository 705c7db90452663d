package aftercare.session.treatment;

import static aftercare.session.treatment.Plans.ASSESS;
import static aftercare.session.treatment.Plans.NOON;
import static aftercare.session.treatment.Plans.ready;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.SessionFact;
import aftercare.contracts.SessionFact.CheckedIn;
import aftercare.contracts.SessionFact.ExceptionChanged;
import aftercare.contracts.SessionFact.ReadinessReason;
import aftercare.contracts.SessionFact.VitalsRecorded;
import aftercare.kernel.Change;
import aftercare.session.hold.PatientView;
import aftercare.session.readiness.Calm;
import aftercare.session.readiness.Effect;
import aftercare.session.treatment.Refusal.CheckInTooOld;
import aftercare.session.treatment.Refusal.NotCheckedIn;
import aftercare.session.treatment.Refusal.NotReady;
import aftercare.session.treatment.Refusal.NothingToClear;
import aftercare.session.treatment.Session.Scheduled;
import aftercare.session.treatment.Session.Started;
import aftercare.session.vitals.BloodPressure;
import aftercare.session.vitals.Phase;
import aftercare.session.vitals.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The session is planned for an hour after noon. */
class CheckInTest {
    private static final Plan PLAN = Plans.clinic("s-1");

    @Test
    void aCheckInIsAssessedForThePlannedStartAndTold() {
        var change = new Scheduled(PLAN)
                .checkIn(Calm.with("PRE-07=2026-11-23T11:30:00Z P08="), null, ready(), ASSESS, "desk", NOON);
        assertThat(change.state().chart().lastCheckIn().orElseThrow().start()).isEqualTo(PLAN.plannedAt());
        assertThat(change.events())
                .containsExactly(new CheckedIn(
                        "p-1",
                        "s-1",
                        Calm.with("PRE-07=2026-11-23T11:30:00Z P08=").coded(),
                        "wait",
                        List.of(new ReadinessReason("P08", "P08", "wait", null)),
                        NOON));
    }

    @Test
    void aLateCheckInIsAssessedForNow() {
        Instant late = PLAN.plannedAt().plusSeconds(600);
        CheckIn checkIn = checkIn(new Scheduled(PLAN), "PRE-01=no", late)
                .chart()
                .lastCheckIn()
                .orElseThrow();
        assertThat(checkIn.start()).isEqualTo(late);
    }

    @Test
    void laterCheckInsStandBesideEarlierOnesAndCount() {
        Scheduled twice =
                checkIn(checkIn(new Scheduled(PLAN), "P08=165/95", NOON), "P08=130/80", NOON.plusSeconds(900));
        assertThat(twice.chart().checkIns().stream().map(c -> c.readiness().outcome()))
                .containsExactly(Effect.STOP, Effect.READY);
        assertThat(twice.start(ready(), Set.of(), ASSESS, "dr-a", NOON.plusSeconds(900)))
                .isInstanceOf(Ruling.Granted.class);
    }

    @Test
    void nobodyStartsWithoutACheckInOfTheLastHours() {
        assertThat(start(new Scheduled(PLAN), NOON)).isEqualTo(new NotCheckedIn("p-1"));
        Scheduled checkedIn = checkIn(new Scheduled(PLAN), "PRE-01=no", NOON);
        Instant edge = NOON.plus(Duration.ofHours(4));
        assertThat(checkedIn.start(ready(), Set.of(), ASSESS, "dr-a", edge)).isInstanceOf(Ruling.Granted.class);
        assertThat(start(checkedIn, edge.plusMillis(1))).isEqualTo(new CheckInTooOld("p-1", NOON));
    }

    @Test
    void anEarlierStartThanPlannedIsJudgedByItsOwnTime() {
        Scheduled checkedIn = checkIn(new Scheduled(PLAN), "PRE-06=2026-11-23T10:00:00Z", NOON);
        assertThat(checkedIn.chart().lastCheckIn().orElseThrow().readiness().outcome())
                .isEqualTo(Effect.READY);
        assertThat(start(checkedIn, NOON.plusSeconds(3599))).isInstanceOfSatisfying(NotReady.class, no -> {
            assertThat(no.readiness().outcome()).isEqualTo(Effect.WAIT);
            assertThat(no.readiness().readyAt()).contains(NOON.plusSeconds(3600));
            assertThat(no.zone()).isNull();
        });
        assertThat(checkedIn.start(ready(), Set.of(), ASSESS, "dr-a", NOON.plusSeconds(3600)))
                .isInstanceOf(Ruling.Granted.class);
    }

    @Test
    void aReviewIsClearedWithAReasonForOneCheckInOnly() {
        Scheduled reviewed = checkIn(new Scheduled(PLAN), "PRE-09=no", NOON);
        assertThat(start(reviewed, NOON)).isInstanceOf(NotReady.class);
        Scheduled cleared = cleared(reviewed);
        assertThat(cleared.chart().lastCheckIn().orElseThrow().cleared())
                .isEqualTo(new CheckIn.Cleared("dr-b", "Daughter comes at 5", NOON));
        assertThat(cleared.start(ready(), Set.of(), ASSESS, "dr-a", NOON))
                .isInstanceOfSatisfying(
                        Ruling.Granted.class,
                        g -> assertThat(g.change().state()).isInstanceOf(Started.class));
        assertThat(start(checkIn(cleared, "PRE-09=no", NOON), NOON)).isInstanceOf(NotReady.class);
    }

    @Test
    void clearingAReviewEndsNoWait() {
        Scheduled both = cleared(checkIn(new Scheduled(PLAN), "PRE-09=no PRE-05-hangover=yes", NOON));
        assertThat(start(both, NOON)).isInstanceOf(NotReady.class);
    }

    @Test
    void aPressureIsToldAsMeasuredBeforeTheDose() {
        assertThat(new Scheduled(PLAN)
                        .checkIn(Calm.answers(), null, ready(), ASSESS, "desk", NOON)
                        .events())
                .last()
                .isEqualTo(new VitalsRecorded("p-1", "s-1", "before", 120, 80, null, null, false, NOON));
    }

    @Test
    void aNewerPressureCountsAndNeedsAReviewOfItsOwn() {
        Scheduled stopped = checkIn(new Scheduled(PLAN), "P08=165/95", NOON);
        Scheduled calmer = measured(stopped, 145, NOON.plusSeconds(600));
        assertThat(start(stopped, NOON.plusSeconds(600))).isInstanceOf(NotReady.class);
        assertThat(start(calmer, NOON.plusSeconds(600)))
                .isInstanceOfSatisfying(
                        NotReady.class,
                        no -> assertThat(no.readiness().outcome()).isEqualTo(Effect.REVIEW));
        Scheduled cleared = (Scheduled)
                ((Ruling.Granted) calmer.clearReview("Known", ready(), ASSESS, "dr-b", NOON.plusSeconds(700)))
                        .change()
                        .state();
        assertThat(cleared.start(ready(), Set.of(), ASSESS, "dr-a", NOON.plusSeconds(700)))
                .isInstanceOf(Ruling.Granted.class);
        assertThat(start(measured(cleared, 146, NOON.plusSeconds(800)), NOON.plusSeconds(800)))
                .isInstanceOf(NotReady.class);
        assertThat(measured(cleared, 120, NOON.plusSeconds(800))
                        .start(ready(), Set.of(), ASSESS, "dr-a", NOON.plusSeconds(800)))
                .isInstanceOf(Ruling.Granted.class);
    }

    @Test
    void aPressureOfTheLastHoursNeedNotBeMeasuredAgainForAnotherCheckIn() {
        Scheduled first = checkIn(new Scheduled(PLAN), "P08=145/80 PRE-05-hangover=yes", NOON);
        Instant later = NOON.plus(Duration.ofHours(4));
        var again = first.checkIn(Calm.with("P08="), null, ready(), ASSESS, "desk", later);
        assertThat(again.state().chart().lastCheckIn().orElseThrow().readiness().outcome())
                .isEqualTo(Effect.REVIEW);
        assertThat(again.events()).hasOnlyElementsOfType(CheckedIn.class);
        assertThat(again.state().chart().vitals()).hasSize(1);
        assertThat(checkIn(first, "P08=", later.plusMillis(1))
                        .chart()
                        .lastCheckIn()
                        .orElseThrow()
                        .readiness()
                        .outcome())
                .isEqualTo(Effect.WAIT);
        assertThat(checkIn(first, "P08=165/80", later)
                        .chart()
                        .lastCheckIn()
                        .orElseThrow()
                        .readiness()
                        .outcome())
                .isEqualTo(Effect.STOP);
    }

    private static Scheduled measured(Scheduled session, int systolic, Instant at) {
        Vitals vitals = new Vitals(Phase.BEFORE, new BloodPressure(systolic, 80), null, null, false, "dr-a", at);
        return (Scheduled) session.measure(vitals).state();
    }

    @Test
    void aStopIsNotCleared() {
        for (String change : List.of("PRE-01=yes PRE-09=no", "P08=160/80 PRE-09=no", "PRE-01=no")) {
            assertThat(checkIn(new Scheduled(PLAN), change, NOON).clearReview("Why not", ready(), ASSESS, "dr-b", NOON))
                    .as(change)
                    .isEqualTo(new Ruling.Refused(new NothingToClear("s-1")));
        }
        assertThat(new Scheduled(PLAN).clearReview("Why not", ready(), ASSESS, "dr-b", NOON))
                .isEqualTo(new Ruling.Refused(new NothingToClear("s-1")));
    }

    @Test
    void aStandingExceptionCountsWhenItStandsAtTheStart() {
        Scheduled checkedIn = checkIn(new Scheduled(PLAN), "PRE-04-stimulant=2026-11-23T08:00:00Z", NOON);
        assertThat(start(checkedIn, NOON)).isInstanceOf(NotReady.class);
        PatientView excepted = ready().except("P02", "Adderall", "dr-a", NOON).state();
        assertThat(checkedIn.start(excepted, Set.of(), ASSESS, "dr-a", NOON)).isInstanceOf(Ruling.Granted.class);
        PatientView ended = excepted.endException("P02", "dr-a", NOON).state();
        assertThat(ended.exceptions())
                .singleElement()
                .satisfies(e -> assertThat(e.stands()).isFalse());
        assertThat(checkedIn.start(ended, Set.of(), ASSESS, "dr-a", NOON)).isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void aStandingExceptionIsToldWithoutTheMedicine() {
        Change<PatientView, SessionFact> made = ready().except("P01", "Xanax", "dr-a", NOON);
        assertThat(made.events())
                .containsExactly(new ExceptionChanged(made.state().id(), "P01", true, "dr-a", NOON));
        assertThat(made.state().endException("P01", "dr-b", NOON).events())
                .containsExactly(new ExceptionChanged(made.state().id(), "P01", false, "dr-b", NOON));
        assertThat(made.state().endException("P02", "dr-b", NOON).events()).isEmpty();
    }

    @Test
    void aRefusalKnowsThePatientsClock() {
        PatientView chicago =
                ready().withEnrolment(ZoneId.of("America/Chicago")).state();
        Scheduled hungover = checkIn(new Scheduled(PLAN), "PRE-05-hangover=yes", NOON);
        assertThat(((Ruling.Refused) hungover.start(chicago, Set.of(), ASSESS, "dr-a", NOON)).refusal())
                .isInstanceOfSatisfying(
                        NotReady.class, no -> assertThat(no.zone()).isEqualTo(ZoneId.of("America/Chicago")));
    }

    private static Scheduled checkIn(Scheduled session, String answers, Instant now) {
        return (Scheduled) session.checkIn(Calm.with(answers), null, ready(), ASSESS, "desk", now)
                .state();
    }

    private static Scheduled cleared(Scheduled session) {
        return (Scheduled) ((Ruling.Granted) session.clearReview("Daughter comes at 5", ready(), ASSESS, "dr-b", NOON))
                .change()
                .state();
    }

    private static Refusal start(Scheduled session, Instant now) {
        return ((Ruling.Refused) session.start(ready(), Set.of(), ASSESS, "dr-a", now)).refusal();
    }
}
