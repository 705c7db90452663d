package aftercare.session.treatment;

import static aftercare.session.treatment.Plans.DOSE;
import static aftercare.session.treatment.Plans.NOON;
import static aftercare.session.treatment.Plans.hold;
import static aftercare.session.treatment.Plans.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.contracts.SessionFact.ObservedEffect;
import aftercare.contracts.SessionFact.SessionAborted;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.contracts.SessionFact.SessionCorrected;
import aftercare.contracts.SessionFact.SessionScheduled;
import aftercare.contracts.SessionFact.SessionStarted;
import aftercare.contracts.SessionFact.SessionVoided;
import aftercare.contracts.SessionFact.SideEffectsObserved;
import aftercare.contracts.SessionFact.VitalsRecorded;
import aftercare.kernel.Change;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Hold;
import aftercare.kernel.Ids;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PlacedHold;
import aftercare.session.readiness.AssessReadiness;
import aftercare.session.treatment.Session.Aborted;
import aftercare.session.treatment.Session.Completed;
import aftercare.session.treatment.Session.Scheduled;
import aftercare.session.treatment.Session.Started;
import aftercare.session.treatment.Session.Voided;
import aftercare.session.vitals.BloodPressure;
import aftercare.session.vitals.Phase;
import aftercare.session.vitals.SideEffect;
import aftercare.session.vitals.SideEffects;
import aftercare.session.vitals.Vitals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    private static final Plan CLINIC = Plans.clinic("s-1");
    private static final Plan HOME = Plans.home("s-1");
    private static final Duration OBSERVATION = Plans.CHECKLIST.window("A02");
    private static final AssessReadiness ASSESS = Plans.ASSESS;
    private static final Chart CHART = Plans.checkedIn(NOON);
    private static final PlacedHold STOP = hold("f-1", Hold.STOP);
    private static final PlacedHold LOOK = hold("f-2", Hold.LOOK);
    private static final PlacedHold LOOK_TOO = hold("f-3", Hold.LOOK);

    @Test
    void schedulingTellsNothingOfTheMonitor() {
        assertThat(Session.schedule(HOME))
                .isEqualTo(Change.of(
                        new Scheduled(HOME), new SessionScheduled("p-1", "s-1", HOME.plannedAt(), "home", NOON)));
    }

    @Test
    void noSessionAtHomeWithoutAMonitor() {
        assertThatThrownBy(() -> new Plan("s-1", "p-1", NOON, Place.HOME, null, "desk", NOON))
                .hasMessageContaining("without a named monitor");
    }

    private static PatientView following(FollowingPeriod period) {
        return ready().withFollowing(1, period).state();
    }

    static Stream<Arguments> starts() {
        PatientView notCleared = new PatientView("p-1", true, false, true, Map.of(), 0);
        PatientView noBaseline = new PatientView("p-1", true, true, false, Map.of(), 0);
        PatientView endsNow = ready().withClearance(1, true, NOON).state();
        PatientView ended = ready().withClearance(1, true, NOON.minusNanos(1)).state();
        FollowingPeriod pause = new FollowingPeriod(Following.PAUSED, NOON, NOON.plusSeconds(1));
        FollowingPeriod over = new FollowingPeriod(Following.PAUSED, NOON.minusSeconds(9), NOON);
        FollowingPeriod ahead = new FollowingPeriod(Following.IN_HOSPITAL, NOON.plusMillis(1), null);
        FollowingPeriod died = new FollowingPeriod(Following.DIED, NOON, null);
        return Stream.of(
                Arguments.of("the pause is over now", following(over), Set.of(), started(0, List.of())),
                Arguments.of("the stay begins later", following(ahead), Set.of(), started(0, List.of())),
                Arguments.of(
                        "the patient is paused",
                        following(pause),
                        Set.of(),
                        refused(new Refusal.NotFollowed("p-1", pause))),
                Arguments.of(
                        "the patient died", following(died), Set.of(), refused(new Refusal.NotFollowed("p-1", died))),
                Arguments.of("the clearance ends now", endsNow, Set.of(), started(0, List.of())),
                Arguments.of("the clearance has ended", ended, Set.of(), refused(new Refusal.NotCleared("p-1"))),
                Arguments.of(
                        "nobody is known",
                        PatientView.unknown("p-1"),
                        Set.of(),
                        refused(new Refusal.NotCleared("p-1"))),
                Arguments.of("not cleared", notCleared, Set.of(), refused(new Refusal.NotCleared("p-1"))),
                Arguments.of("no baseline", noBaseline, Set.of(), refused(new Refusal.NoBaseline("p-1"))),
                Arguments.of("a stop stands", ready(STOP), Set.of(), refused(new Refusal.Held("p-1", List.of(STOP)))),
                Arguments.of(
                        "a stop cannot be ticked away",
                        ready(STOP),
                        Set.of("f-1"),
                        refused(new Refusal.Held("p-1", List.of(STOP)))),
                Arguments.of(
                        "a stop comes before looks",
                        ready(LOOK, STOP),
                        Set.of("f-2"),
                        refused(new Refusal.Held("p-1", List.of(STOP)))),
                Arguments.of(
                        "a look not ticked", ready(LOOK), Set.of(), refused(new Refusal.Unseen("p-1", List.of(LOOK)))),
                Arguments.of(
                        "one of two looks ticked",
                        ready(LOOK, LOOK_TOO),
                        Set.of("f-2"),
                        refused(new Refusal.Unseen("p-1", List.of(LOOK_TOO)))),
                Arguments.of(
                        "all looks ticked",
                        ready(LOOK, LOOK_TOO),
                        Set.of("f-2", "f-3"),
                        started(2, List.of("f-2", "f-3"))),
                Arguments.of(
                        "ticking what no longer stands is harmless", ready(), Set.of("f-9"), started(0, List.of())),
                Arguments.of("nothing stands in the way", ready(), Set.of(), started(0, List.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("starts")
    void aSessionStartsOnlyWhenNothingStandsInTheWay(
            String claim, PatientView patient, Set<String> seen, Ruling expected) {
        assertThat(new Scheduled(CLINIC, CHART).start(patient, seen, ASSESS, "dr-a", NOON))
                .as(claim)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1,false", "0,true", "14400,true", "14401,false"})
    void atHomeTheStartNeedsAWordOfTheLastHoursFromWhoStays(int secondsAgo, boolean starts) {
        Instant start = NOON.plusSeconds(14_401);
        Scheduled asked = new Scheduled(HOME, Plans.checkedIn(start));
        Scheduled confirmed = secondsAgo < 0
                ? asked
                : (Scheduled)
                        asked.present("monitor", start.minusSeconds(secondsAgo)).state();
        Ruling ruling = confirmed.start(ready(), Set.of(), ASSESS, "dr-a", start);
        assertThat(ruling instanceof Ruling.Granted).isEqualTo(starts);
        if (!starts) {
            assertThat(ruling).isEqualTo(refused(new Refusal.MonitorNotThere("p-1")));
        }
    }

    @Test
    void completingTellsTheDoseAsItWasGiven() {
        Instant end = NOON.plusSeconds(7200);
        Chart chart = Chart.EMPTY
                .with(vitals(Phase.FORTY_MINUTES, 120, 80, false))
                .with(vitals(Phase.DISCHARGE, 150, 90, false));
        Started started = new Started(HOME, chart, 4, List.of(), "dr-a", NOON);
        assertThat(started.complete(DOSE, OBSERVATION, null, "dr-b", end))
                .isEqualTo(new Ruling.Granted(Change.of(
                        new Completed(HOME, chart, NOON, DOSE, true, "dr-b", end),
                        new SessionCompleted(
                                "p-1", "s-1", "home", "ketamine", new BigDecimal("52.50"), "im", NOON, end))));
    }

    @Test
    void nobodyIsDischargedBeforeTheObservationIsOver() {
        Chart chart = Chart.EMPTY
                .with(vitals(Phase.FORTY_MINUTES, 120, 80, false))
                .with(vitals(Phase.DISCHARGE, 150, 90, false));
        Started started = new Started(CLINIC, chart, 0, List.of(), "dr-a", NOON);
        assertThat(started.complete(
                        DOSE, OBSERVATION, null, "dr-b", NOON.plusSeconds(7200).minusMillis(1)))
                .isEqualTo(refused(new Refusal.StillObserved("s-1", NOON.plusSeconds(7200), null)));
    }

    /** The newest measurement after the dose decides, whichever phase it is of. */
    @ParameterizedTest(name = "{0} {1}/{2} symptoms {3}")
    @CsvSource({
        "DISCHARGE, 179, 109, false, granted",
        "DISCHARGE, 180, 109, false, EPISODE",
        "DISCHARGE, 179, 110, false, EPISODE",
        "DISCHARGE, 120, 80,  true,  EPISODE",
        "DISCHARGE, 179, 119, true,  EPISODE",
        "DISCHARGE, 180, 119, true,  RED",
        "DISCHARGE, 179, 120, true,  RED",
        "DISCHARGE, 185, 125, false, EPISODE",
        "FORTY_MINUTES, 185, 100, false, EPISODE",
        "FORTY_MINUTES, 120, 80, false, unmeasured",
        "DURING,    120, 80,  false, unmeasured",
    })
    void nobodyIsDischargedUnsettledOrUnmeasured(
            Phase phase, int systolic, int diastolic, boolean symptoms, String expected) {
        Vitals last = vitals(phase, systolic, diastolic, symptoms);
        Chart chart = Chart.EMPTY
                .with(vitals(Phase.FORTY_MINUTES, 120, 80, false))
                .with(vitals(Phase.DISCHARGE, 120, 80, false))
                .with(last);
        Ruling ruling = new Started(CLINIC, chart, 0, List.of(), "dr-a", NOON)
                .complete(DOSE, OBSERVATION, null, "dr-b", NOON.plusSeconds(7200));
        switch (expected) {
            case "granted" -> assertThat(ruling).isInstanceOf(Ruling.Granted.class);
            case "unmeasured" -> assertThat(ruling).isEqualTo(refused(new Refusal.NotMeasured("s-1")));
            default -> {
                assertThat(last.level().name()).isEqualTo(expected);
                assertThat(ruling).isEqualTo(refused(new Refusal.NotSettled("s-1", last)));
            }
        }
    }

    @Test
    void whoWasNotMeasuredAtFortyMinutesIsDischargedWithAReasonOnly() {
        Chart chart =
                Chart.EMPTY.with(vitals(Phase.DURING, 120, 80, false)).with(vitals(Phase.DISCHARGE, 120, 80, false));
        Started started = new Started(CLINIC, chart, 0, List.of(), "dr-a", NOON);
        Instant end = NOON.plusSeconds(7200);
        assertThat(started.complete(DOSE, OBSERVATION, null, "dr-b", end))
                .isEqualTo(refused(new Refusal.NotMeasuredAtFortyMinutes("s-1")));
        Treatment explained = new Treatment("ketamine", BigDecimal.TEN, Route.IM, null, null, "Was asleep");
        assertThat(started.complete(explained, OBSERVATION, null, "dr-b", end))
                .isInstanceOfSatisfying(
                        Ruling.Granted.class,
                        yes -> assertThat(yes.change().events().toString()).doesNotContain("asleep"));
        assertThat(new Started(
                                CLINIC,
                                chart.with(vitals(Phase.FORTY_MINUTES, 120, 80, false))
                                        .with(vitals(Phase.DISCHARGE, 120, 80, false)),
                                0,
                                List.of(),
                                "dr-a",
                                NOON)
                        .complete(DOSE, OBSERVATION, null, "dr-b", end))
                .isInstanceOf(Ruling.Granted.class);
    }

    @Test
    void aHighPressureTypedWithTheDoseIsNoDischargeEither() {
        Chart chart = Chart.EMPTY
                .with(vitals(Phase.FORTY_MINUTES, 120, 80, false))
                .with(vitals(Phase.DISCHARGE, 120, 80, false));
        Treatment high = new Treatment("ketamine", BigDecimal.TEN, Route.IM, null, new BloodPressure(180, 100));
        assertThat(new Started(CLINIC, chart, 0, List.of(), "dr-a", NOON)
                        .complete(high, OBSERVATION, null, "dr-b", NOON.plusSeconds(7200)))
                .isInstanceOfSatisfying(
                        Ruling.Refused.class, no -> assertThat(no.refusal()).isInstanceOf(Refusal.NotSettled.class));
    }

    @Test
    void whatIsSeenIsWrittenDownAndToldWithoutWords() {
        SideEffects seen = new SideEffects(Map.of(SideEffect.E19, 4, SideEffect.E11, 2), "Hiccups", "dr-a", NOON);
        var change = new Started(CLINIC, Chart.EMPTY, 0, List.of(), "dr-a", NOON).observe(seen);
        assertThat(change.state().chart().sideEffects()).containsExactly(seen);
        assertThat(change.events())
                .containsExactly(new SideEffectsObserved(
                        "p-1",
                        "s-1",
                        List.of(new ObservedEffect("FDC-E11", 2), new ObservedEffect("FDC-E19", 4)),
                        NOON));
    }

    @Test
    void whatIsMeasuredIsToldInFull() {
        Vitals measured = new Vitals(Phase.FORTY_MINUTES, new BloodPressure(150, 95), 88, 97, true, "dr-a", NOON);
        assertThat(new Started(CLINIC, Chart.EMPTY, 0, List.of(), "dr-a", NOON)
                        .measure(measured)
                        .events())
                .containsExactly(new VitalsRecorded("p-1", "s-1", "40-min", 150, 95, 88, 97, true, NOON));
    }

    private static Vitals vitals(Phase phase, int systolic, int diastolic, boolean symptoms) {
        return new Vitals(phase, new BloodPressure(systolic, diastolic), null, null, symptoms, "dr-a", NOON);
    }

    @Test
    void aCorrectionTellsWhatIsRightAndKeepsWhatStood() {
        Instant end = NOON.plusSeconds(7200);
        Completed wrong = new Completed(HOME, Chart.EMPTY, NOON, DOSE, true, "dr-a", end);
        Treatment right = new Treatment("ketamine", new BigDecimal("25"), Route.ORAL, null, null);
        Correction before = new Correction(DOSE, NOON, end, "Typed wrongly", "dr-b", end.plusSeconds(60));
        assertThat(wrong.correct(right, NOON.plusSeconds(60), end, "Typed wrongly", "dr-b", end.plusSeconds(60)))
                .isEqualTo(new Ruling.Granted(Change.of(
                        new Completed(HOME, Chart.EMPTY.with(before), NOON.plusSeconds(60), right, true, "dr-a", end),
                        new SessionCorrected(
                                "p-1",
                                "s-1",
                                "home",
                                "ketamine",
                                new BigDecimal("25"),
                                "oral",
                                NOON.plusSeconds(60),
                                end,
                                "dr-b",
                                Ids.sha256Hex("Typed wrongly"),
                                end.plusSeconds(60)))));
        assertThat(wrong.correct(DOSE, NOON, end, "Typed wrongly", "dr-b", end))
                .isEqualTo(refused(new Refusal.NothingToCorrect("s-1")));
    }

    @Test
    void aVoidedSessionIsKeptAndTold() {
        Completed wrong = new Completed(HOME, Chart.EMPTY, NOON, DOSE, true, "dr-a", NOON.plusSeconds(7200));
        assertThat(wrong.voided("Another patient", "dr-b", NOON.plusSeconds(9000)))
                .isEqualTo(Change.of(
                        new Voided(wrong, "Another patient", "dr-b", NOON.plusSeconds(9000)),
                        new SessionVoided(
                                "p-1", "s-1", "dr-b", Ids.sha256Hex("Another patient"), NOON.plusSeconds(9000))));
    }

    @Test
    void abortingSaysWhetherADoseWasGiven() {
        assertThat(new Started(CLINIC, Chart.EMPTY, 0, List.of(), "dr-a", NOON)
                        .abort(AbortReason.SIDE_EFFECT, true, "dr-b", NOON.plusSeconds(9)))
                .isEqualTo(Change.of(
                        new Aborted(CLINIC, Chart.EMPTY, AbortReason.SIDE_EFFECT, true, "dr-b", NOON.plusSeconds(9)),
                        new SessionAborted("p-1", "s-1", "side-effect", true, NOON.plusSeconds(9), "clinic", NOON)));
        assertThat(new Scheduled(CLINIC).abort(AbortReason.NO_MONITOR, "dr-b", NOON))
                .isEqualTo(Change.of(
                        new Aborted(CLINIC, Chart.EMPTY, AbortReason.NO_MONITOR, false, "dr-b", NOON),
                        new SessionAborted("p-1", "s-1", "no-monitor", false, NOON, "clinic", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.000", "-1", "2000.001"})
    void dosesOutsideTheirRangeAreNone(String mg) {
        assertThatThrownBy(() -> new Treatment("ketamine", new BigDecimal(mg), Route.IM, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "2000"})
    void dosesAtTheEdgesOfTheirRangeAreGood(String mg) {
        assertThat(new Treatment("ketamine", new BigDecimal(mg), Route.IM, null, null).doseMg())
                .isEqualTo(new BigDecimal(mg));
    }

    @ParameterizedTest
    @CsvSource({"49,40", "301,80", "120,19", "250,201", "80,80", "80,81"})
    void pressuresThatNoCuffShowsAreNone(int systolic, int diastolic) {
        assertThatThrownBy(() -> new BloodPressure(systolic, diastolic)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMonitorIsNotShownByItsTextForm() {
        assertThat(new Scheduled(HOME).toString()).doesNotContain("Mustermann").doesNotContain("5550100");
    }

    private static Ruling refused(Refusal refusal) {
        return new Ruling.Refused(refusal);
    }

    private static Ruling started(long holdSequence, List<String> seen) {
        return new Ruling.Granted(Change.of(
                new Started(CLINIC, CHART, holdSequence, seen, "dr-a", NOON),
                new SessionStarted("p-1", "s-1", "clinic", holdSequence, NOON)));
    }
}
