package aftercare.session.hold;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.Fact;
import aftercare.contracts.FactCatalogue;
import aftercare.contracts.FollowUpFact.BaselineCompleted;
import aftercare.contracts.FollowUpFact.HoldLifted;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.contracts.FollowUpFact.PollSent;
import aftercare.contracts.IntakeFact.ClearanceWithdrawn;
import aftercare.contracts.IntakeFact.FollowingChanged;
import aftercare.contracts.IntakeFact.PatientCleared;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.IntakeFact.ZoneChanged;
import aftercare.contracts.SessionFact.HoldApplied;
import aftercare.contracts.SessionFact.SessionAborted;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Hold;
import aftercare.messaging.Delivery;
import aftercare.messaging.Outcome;
import aftercare.session.kafka.PatientFacts;
import aftercare.session.treatment.AbortReason;
import aftercare.session.treatment.InMemorySessions;
import aftercare.session.treatment.Place;
import aftercare.session.treatment.Plan;
import aftercare.session.treatment.Plans;
import aftercare.session.treatment.RunSession;
import aftercare.session.treatment.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatientFactsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private final InMemoryPatientViews patients = new InMemoryPatientViews();
    private final InMemorySessions sessions = new InMemorySessions();
    private final InstantSource clock = InstantSource.fixed(NOON.plusSeconds(9));
    private final PatientFacts facts =
            new PatientFacts(patients, new RunSession(sessions, patients, Plans.CHECKLIST, clock), clock);

    @Test
    void whatBecomesTrueOnceIsLearntOnceInAnyOrder() {
        Fact enrolled = new PatientEnrolled("p-1", "UTC", "en", "US", "main", "v", false, NOON);
        assertThat(apply(new BaselineCompleted("p-1", "poll-1", NOON))).isEqualTo(Outcome.APPLIED);
        assertThat(apply(enrolled)).isEqualTo(Outcome.APPLIED);
        assertThat(apply(2, new PatientCleared("p-1", "dr-a", NOON))).isEqualTo(Outcome.APPLIED);
        assertThat(apply(enrolled)).isEqualTo(Outcome.DUPLICATE);
        assertThat(apply(2, new PatientCleared("p-1", "dr-b", NOON))).isEqualTo(Outcome.DUPLICATE);
        assertThat(apply(new BaselineCompleted("p-1", "poll-2", NOON))).isEqualTo(Outcome.DUPLICATE);
        assertThat(patients.find("p-1"))
                .contains(new PatientView(
                        "p-1", true, true, true, Map.of(), 0, null, 2, ZoneId.of("UTC"), List.of(), List.of()));
        assertThat(patients.facts()).isEmpty();
    }

    @Test
    void aClearanceComesAndGoes() {
        Instant until = NOON.plusSeconds(60);
        Fact cleared = new PatientCleared("p-1", "dr-a", NOON, until, List.of("W01"));
        Fact withdrawn = new ClearanceWithdrawn("p-1", List.of("C09"), NOON);
        assertThat(apply(2, cleared)).isEqualTo(Outcome.APPLIED);
        PatientView view = patients.find("p-1").orElseThrow();
        assertThat(view.clearedAt(until)).isTrue();
        assertThat(view.clearedAt(until.plusNanos(1))).as("past its end").isFalse();
        assertThat(apply(4, withdrawn)).isEqualTo(Outcome.APPLIED);
        assertThat(apply(2, cleared)).as("told again after it was withdrawn").isEqualTo(Outcome.DUPLICATE);
        assertThat(patients.find("p-1").orElseThrow().clearedAt(NOON)).isFalse();
        assertThat(apply(5, new PatientCleared("p-1", "dr-a", NOON))).isEqualTo(Outcome.APPLIED);
        assertThat(patients.find("p-1").orElseThrow().clearedAt(until.plusSeconds(1)))
                .as("no end is known")
                .isTrue();
    }

    @Test
    void whetherAndWhereAPatientIsFollowedIsObeyedInItsOrderAndOnce() {
        Instant until = NOON.plusSeconds(60);
        Fact paused = new FollowingChanged("p-1", Following.PAUSED, NOON, until, "desk", NOON);
        Fact again = new FollowingChanged("p-1", Following.FOLLOWED, NOON.plusSeconds(9), null, "desk", NOON);
        Fact moved = new ZoneChanged("p-1", "Asia/Tokyo", "desk", NOON);
        apply(1, new PatientEnrolled("p-1", "UTC", "en", "US", "main", "v", false, NOON));
        assertThat(apply(2, paused)).isEqualTo(Outcome.APPLIED);
        PatientView view = patients.find("p-1").orElseThrow();
        assertThat(view.followingAt(NOON)).isEqualTo(new FollowingPeriod(Following.PAUSED, NOON, until));
        assertThat(view.followingAt(until).state()).isEqualTo(Following.FOLLOWED);
        assertThat(apply(3, moved)).isEqualTo(Outcome.APPLIED);
        assertThat(apply(4, again)).isEqualTo(Outcome.APPLIED);
        assertThat(apply(2, paused)).as("told again").isEqualTo(Outcome.DUPLICATE);
        assertThat(apply(3, new ZoneChanged("p-1", "UTC", "desk", NOON))).isEqualTo(Outcome.DUPLICATE);
        view = patients.find("p-1").orElseThrow();
        assertThat(view.followingAt(NOON.plusSeconds(9)).state()).isEqualTo(Following.FOLLOWED);
        assertThat(view.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(view.enrolled()).isTrue();
    }

    @Test
    void whatIsPlannedForWhoDiedIsCalledOffAndForNobodyElse() {
        patients.put(Plans.ready());
        for (String id : List.of("s-1", "s-2")) {
            sessions.insertIfAbsent(
                    id,
                    Session.schedule(new Plan(id, "p-1", NOON.plusSeconds(3600), Place.CLINIC, null, "desk", NOON)));
        }
        sessions.insertIfAbsent(
                "s-3",
                Session.schedule(new Plan("s-3", "p-2", NOON.plusSeconds(3600), Place.CLINIC, null, "desk", NOON)));
        apply(1, new FollowingChanged("p-1", Following.PAUSED, NOON, null, "desk", NOON));
        assertThat(sessions.ofPatient("p-1", 9)).allMatch(Session.Scheduled.class::isInstance);
        Fact died = new FollowingChanged("p-1", Following.DIED, NOON, null, "desk", NOON);
        assertThat(apply(2, died)).isEqualTo(Outcome.APPLIED);
        assertThat(apply(2, died)).isEqualTo(Outcome.DUPLICATE);
        assertThat(sessions.ofPatient("p-1", 9))
                .hasSize(2)
                .allSatisfy(session -> assertThat(session).isInstanceOfSatisfying(Session.Aborted.class, aborted -> {
                    assertThat(aborted.reason()).isEqualTo(AbortReason.DIED);
                    assertThat(aborted.by()).isEqualTo("desk");
                }));
        assertThat(sessions.facts().stream().filter(SessionAborted.class::isInstance))
                .hasSize(2)
                .allSatisfy(fact -> assertThat(((SessionAborted) fact).reason()).isEqualTo("other"));
        assertThat(sessions.ofPatient("p-2", 9)).allMatch(Session.Scheduled.class::isInstance);
    }

    @Test
    void holdsAreObeyedInTheirOrderAndOnce() {
        assertThat(apply(lifted(2, "f-1"))).as("too early").isEqualTo(Outcome.GAP);
        assertThat(apply(placed(1, "f-1", Hold.STOP))).isEqualTo(Outcome.APPLIED);
        assertThat(apply(placed(1, "f-1", Hold.STOP))).isEqualTo(Outcome.DUPLICATE);
        assertThat(apply(placed(3, "f-2", Hold.LOOK))).isEqualTo(Outcome.GAP);
        assertThat(patients.find("p-1").orElseThrow().stops())
                .containsExactly(new PlacedHold("f-1", "RULE", Hold.STOP, NOON));
        assertThat(apply(lifted(2, "f-1"))).isEqualTo(Outcome.APPLIED);
        assertThat(apply(placed(3, "f-2", Hold.LOOK))).isEqualTo(Outcome.APPLIED);
        assertThat(apply(placed(2, "f-1", Hold.STOP))).isEqualTo(Outcome.DUPLICATE);
        PatientView view = patients.find("p-1").orElseThrow();
        assertThat(view.stops()).isEmpty();
        assertThat(view.looks()).containsExactly(new PlacedHold("f-2", "RULE", Hold.LOOK, NOON));
        assertThat(patients.facts())
                .containsExactly(
                        new HoldApplied("p-1", 1, NOON.plusSeconds(9)),
                        new HoldApplied("p-1", 2, NOON.plusSeconds(9)),
                        new HoldApplied("p-1", 3, NOON.plusSeconds(9)));
    }

    @Test
    void liftingWhatDoesNotStandStillCounts() {
        assertThat(apply(lifted(1, "f-9"))).isEqualTo(Outcome.APPLIED);
        assertThat(patients.find("p-1").orElseThrow().holdSequence()).isEqualTo(1);
    }

    @Test
    void otherFactsAreOfNoUse() {
        assertThat(apply(new PollSent("p-1", "poll-1", "weekly", NOON))).isEqualTo(Outcome.IGNORED);
        assertThat(patients.find("p-1")).isEmpty();
    }

    private Outcome apply(Fact fact) {
        return apply(1, fact);
    }

    private Outcome apply(long sequence, Fact fact) {
        return facts.apply(
                new Delivery("id", "/source", sequence, FactCatalogue.typeOf(fact), fact.patient(), NOON, fact));
    }

    private static Fact placed(long sequence, String cause, Hold hold) {
        return new HoldPlaced("p-1", sequence, cause, "RULE", hold, NOON);
    }

    private static Fact lifted(long sequence, String cause) {
        return new HoldLifted("p-1", sequence, cause, "dr-a", "hash", NOON);
    }
}
