package aftercare.intake.patient;

import static aftercare.kernel.Following.FOLLOWED;
import static aftercare.kernel.Following.IN_HOSPITAL;
import static aftercare.kernel.Following.PAUSED;
import static aftercare.kernel.Following.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.IntakeFact;
import aftercare.contracts.IntakeFact.FollowingChanged;
import aftercare.contracts.IntakeFact.ZoneChanged;
import aftercare.intake.patient.ChangeFollowing.Outcome;
import aftercare.intake.patient.ChangeFollowing.Outcome.Done;
import aftercare.intake.patient.ChangeFollowing.Outcome.Over;
import aftercare.intake.patient.ChangeFollowing.Wish;
import aftercare.kernel.Following;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeFollowingTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private final InMemoryPatients patients = new InMemoryPatients();
    private Instant now = NOON;
    private final ChangeFollowing change = new ChangeFollowing(patients, () -> now);
    private final MovePatient move = new MovePatient(patients, () -> now);

    @BeforeEach
    void enrolled() {
        patients.insertIfAbsent(Patient.enrol("p-1", Enrolments.ada(), NOON));
    }

    @Test
    void aPauseIsToldAndEndsByItself() {
        Instant until = NOON.plus(DAY);
        assertThat(change("k-1", PAUSED, null, until)).isInstanceOf(Done.class);
        assertThat(told()).containsExactly(new FollowingChanged("p-1", PAUSED, NOON, until, "desk", NOON));
        assertThat(patient().followingAt(until.minusMillis(1)).state()).isEqualTo(PAUSED);
        assertThat(patient().followingAt(until).state()).isEqualTo(FOLLOWED);
    }

    @Test
    void aRequestSentAgainIsRecordedOnce() {
        Outcome first = change("k-1", IN_HOSPITAL, NOON.minus(DAY), null);
        now = NOON.plusSeconds(60);
        assertThat(change("k-1", IN_HOSPITAL, NOON.minus(DAY), null)).isEqualTo(first);
        assertThat(patient().following()).hasSize(1);
        assertThat(told())
                .containsExactly(new FollowingChanged("p-1", IN_HOSPITAL, NOON.minus(DAY), null, "desk", NOON));
    }

    @Test
    void aRequestSentAgainAfterAnotherOneDoesNotUndoThatOne() {
        change("k-1", PAUSED, null, null);
        change("k-2", FOLLOWED, null, null);
        assertThat(change("k-1", PAUSED, null, null)).isInstanceOf(Done.class);
        assertThat(patient().followingAt(now).state()).isEqualTo(FOLLOWED);
    }

    @Test
    void thatAFollowedPatientIsFollowedIsNoNews() {
        assertThat(change("k-1", FOLLOWED, null, null)).isInstanceOf(Done.class);
        assertThat(told()).isEmpty();
        assertThat(patient().following()).isEmpty();
    }

    @Test
    void aPauseToComeIsCalledOff() {
        change("k-1", PAUSED, NOON.plus(DAY), null);
        change("k-2", FOLLOWED, null, null);
        assertThat(patient().followingAt(NOON.plus(DAY.multipliedBy(2))).state())
                .isEqualTo(FOLLOWED);
        assertThat(told()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "WITHDRAWN, PAUSED,      false",
        "WITHDRAWN, IN_HOSPITAL, false",
        "WITHDRAWN, WITHDRAWN,   false",
        "WITHDRAWN, DIED,        true",
        "WITHDRAWN, FOLLOWED,    true",
        "DIED,      PAUSED,      false",
        "DIED,      WITHDRAWN,   false",
        "DIED,      DIED,        false",
        "DIED,      FOLLOWED,    true",
        "PAUSED,    DIED,        true",
        "PAUSED,    PAUSED,      true",
    })
    void anEndIsFollowedByNothingButBeingTakenBack(Following first, Following second, boolean done) {
        change("k-1", first, null, null);
        now = NOON.plus(DAY);
        Outcome outcome = change("k-2", second, null, null);
        assertThat(outcome).isInstanceOf(done ? Done.class : Over.class);
        assertThat(patient().followingAt(now).state()).isEqualTo(done ? second : first);
        assertThat(patient().following()).hasSize(done ? 2 : 1);
        assertThat(told()).hasSize(done ? 2 : 1);
    }

    @Test
    void nobodyUnknownIsChanged() {
        Wish wish = new Wish(WITHDRAWN, null, null, "asked to");
        assertThat(change.change("p-9", wish, "desk", "k-1")).isInstanceOf(Outcome.UnknownPatient.class);
        assertThat(move.move("p-9", ZoneId.of("Europe/Paris"), "desk")).isEmpty();
    }

    @Test
    void aMoveIsToldOnceAndKept() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        move.move("p-1", paris, "desk");
        now = NOON.plusSeconds(9);
        move.move("p-1", paris, "desk");
        assertThat(told()).containsExactly(new ZoneChanged("p-1", "Europe/Paris", "desk", NOON));
        assertThat(patient().enrolment().zone()).isEqualTo(paris);
        assertThat(patient().moves()).containsExactly(new ZoneMove(ZoneId.of("America/New_York"), paris, "desk", NOON));
    }

    private Outcome change(String key, Following state, @Nullable Instant from, @Nullable Instant until) {
        return change.change("p-1", new Wish(state, from, until, "as the family said"), "desk", key);
    }

    private Patient patient() {
        return patients.find("p-1").orElseThrow();
    }

    private List<IntakeFact> told() {
        return patients.facts().subList(1, patients.facts().size());
    }
}
