package aftercare.intake.patient;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.IntakeFact.ClearanceWithdrawn;
import aftercare.contracts.IntakeFact.EmergencyFound;
import aftercare.contracts.IntakeFact.PatientCleared;
import aftercare.intake.patient.ClearReview.Outcome.Done;
import aftercare.intake.patient.ClearReview.Outcome.Refused;
import aftercare.intake.patient.ClearReview.Outcome.UnknownPatient;
import aftercare.intake.screening.Answer;
import aftercare.intake.screening.Checklist;
import aftercare.intake.screening.Refusal;
import aftercare.kernel.Following;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScreenPatientTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private final Checklist checklist = Checklist.load();
    private final InMemoryPatients patients = new InMemoryPatients();
    private final FollowSessions sessions = new FollowSessions(patients);
    private Instant now = NOON;
    private final ScreenPatient screen = new ScreenPatient(patients, checklist, () -> now);
    private final ClearReview clear = new ClearReview(patients, checklist, () -> now);

    @BeforeEach
    void enrolled() {
        patients.insertIfAbsent(Patient.enrol("p-1", Enrolments.ada(), NOON));
    }

    @Test
    void nothingInTheWayClears() {
        Patient patient =
                screen.screen("p-1", "desk", "k-1", answers(Map.of()), "").orElseThrow();
        assertThat(patient.clearance())
                .isEqualTo(new Clearance("desk", NOON, NOON.plus(DAY.multipliedBy(30)), List.of()));
        assertThat(patient.clearedAt(NOON.plus(DAY.multipliedBy(30)))).isTrue();
        assertThat(patient.clearedAt(NOON.plus(DAY.multipliedBy(30)).plusNanos(1)))
                .isFalse();
        screen.screen("p-1", "desk", "k-1", answers(Map.of()), "");
        assertThat(patients.facts().subList(1, patients.facts().size()))
                .containsExactly(new PatientCleared("p-1", "desk", NOON, NOON.plus(DAY.multipliedBy(30)), List.of()));
    }

    @Test
    void nobodyReviewsWhoDiedUnlessThatWasAMistake() {
        screen.screen("p-1", "desk", "k-1", answers(Map.of("W01", Answer.YES)), "");
        var change = new ChangeFollowing(patients, () -> now);
        change.change("p-1", new ChangeFollowing.Wish(Following.DIED, null, null, "The family called"), "dr-a", "k-2");
        assertThat(patients.needingAttention(9)).isEmpty();
        now = NOON.plusSeconds(60);
        change.change(
                "p-1", new ChangeFollowing.Wish(Following.FOLLOWED, null, null, "It was somebody else"), "dr-a", "k-3");
        assertThat(patients.needingAttention(9)).hasSize(1);
    }

    @Test
    void aReviewWaitsForAClinician() {
        screen.screen("p-1", "desk", "k-1", answers(Map.of("W01", Answer.YES)), "");
        assertThat(patients.facts()).hasSize(1);
        assertThat(patients.needingAttention(9))
                .singleElement()
                .satisfies(
                        p -> assertThat(p.attention(checklist)).contains(new Attention(Attention.Kind.REVIEW, NOON)));
        now = NOON.plusSeconds(60);
        assertThat(clear.clear("p-1", "W01", 0, "seen", "dr-a")).isEqualTo(new Refused(Refusal.CHANGED_SINCE));
        assertThat(clear.clear("p-1", "W01", 1, "mother only; watched", "dr-a")).isInstanceOf(Done.class);
        assertThat(clear.clear("p-1", "W01", 1, "mother only; watched", "dr-a"))
                .as("sent twice")
                .isInstanceOf(Done.class);
        assertThat(patients.facts())
                .last()
                .isEqualTo(new PatientCleared("p-1", "dr-a", now, NOON.plus(DAY.multipliedBy(30)), List.of("W01")));
        assertThat(patients.facts()).hasSize(2);
        assertThat(patients.needingAttention(9)).isEmpty();
    }

    @Test
    void aLaterAnswerWithdraws() {
        screen.screen("p-1", "desk", "k-1", answers(Map.of()), "");
        now = NOON.plus(DAY);
        screen.screen("p-1", "desk", "k-2", Map.of("C09", Answer.YES, "C04", Answer.UNSURE), "");
        Patient patient = patients.find("p-1").orElseThrow();
        assertThat(patient.clearedAt(now)).isFalse();
        assertThat(patients.facts()).last().isEqualTo(new ClearanceWithdrawn("p-1", List.of("C09", "C04"), now));
        screen.screen("p-1", "desk", "k-3", Map.of("C05", Answer.YES), "");
        assertThat(patients.facts()).as("withdrawn once").hasSize(3);
    }

    @Test
    void anEmergencyIsToldEachTimeItIsSaidWhetherOrNotThePatientWasEverCleared() {
        screen.screen("p-1", "desk", "k-1", answers(Map.of("X04", Answer.YES)), "");
        assertThat(patients.facts()).hasSize(2).last().isEqualTo(new EmergencyFound("p-1", List.of("X04"), NOON));
        screen.screen("p-1", "desk", "k-1", answers(Map.of("X04", Answer.YES)), "");
        screen.screen("p-1", "desk", "k-2", Map.of("C05", Answer.YES), "");
        assertThat(patients.facts()).hasSize(2);
        now = NOON.plus(DAY);
        screen.screen("p-1", "desk", "k-3", Map.of("X04", Answer.YES), "");
        assertThat(patients.facts()).last().isEqualTo(new EmergencyFound("p-1", List.of("X04"), now));
        screen.screen("p-1", "desk", "k-4", Map.of("X04", Answer.NO), "");
        assertThat(patients.facts()).hasSize(3);
    }

    @Test
    void anExclusionWaitsForNobody() {
        screen.screen("p-1", "desk", "k-1", answers(Map.of("C01", Answer.YES)), "");
        assertThat(patients.needingAttention(9)).isEmpty();
        assertThat(clear.clear("p-1", "C01", 1, "no", "dr-a")).isEqualTo(new Refused(Refusal.EXCLUDED));
    }

    @Test
    void medicinesAloneChangeNoClearance() {
        screen.screen("p-1", "desk", "k-1", answers(Map.of()), "");
        screen.screen("p-1", "desk", "k-2", Map.of(), "Xanax");
        assertThat(patients.facts()).hasSize(2);
        assertThat(patients.find("p-1").orElseThrow().screening().medicines()).isEqualTo("Xanax");
    }

    @Test
    void screeningAgainExtends() {
        screen.screen("p-1", "desk", "k-1", answers(Map.of()), "");
        now = NOON.plus(DAY.multipliedBy(20));
        screen.screen("p-1", "desk", "k-2", answers(Map.of()), "");
        assertThat(patients.facts())
                .last()
                .isEqualTo(new PatientCleared("p-1", "desk", now, now.plus(DAY.multipliedBy(30)), List.of()));
    }

    @Test
    void answersThatAreTooOldClearNobody() {
        screen.screen("p-1", "desk", "k-1", answers(Map.of("W03", Answer.YES)), "");
        now = NOON.plus(DAY.multipliedBy(31));
        clear.clear("p-1", "W03", 1, "sober for ten years", "dr-a");
        assertThat(patients.facts()).hasSize(1);
        assertThat(patients.find("p-1").orElseThrow().clearedAt(now)).isFalse();
    }

    @Test
    void aSessionPastTheEndNeedsAScreeningAgain() {
        Instant end = NOON.plus(DAY.multipliedBy(30));
        screen.screen("p-1", "desk", "k-1", answers(Map.of()), "");
        sessions.planned("p-1", "s-1", end);
        assertThat(patients.needingAttention(9)).as("not more than 30 days").isEmpty();
        sessions.planned("p-1", "s-2", end.plusSeconds(1));
        assertThat(patients.needingAttention(9))
                .singleElement()
                .satisfies(p ->
                        assertThat(p.attention(checklist)).contains(new Attention(Attention.Kind.SCREEN_AGAIN, end)));
        now = NOON.plus(DAY);
        screen.screen("p-1", "desk", "k-2", answers(Map.of()), "");
        assertThat(patients.needingAttention(9)).isEmpty();
        sessions.planned("p-1", "s-3", end.plus(DAY.multipliedBy(9)));
        assertThat(patients.needingAttention(9)).hasSize(1);
        sessions.noLongerPlanned("p-1", "s-3");
        assertThat(patients.needingAttention(9)).isEmpty();
        assertThat(sessions.planned("p-0", "s-9", end)).isFalse();
    }

    @Test
    void anEmergencyComesFirst() {
        patients.insertIfAbsent(Patient.enrol("p-2", Enrolments.bare(), NOON));
        screen.screen("p-1", "desk", "k-1", answers(Map.of("C04", Answer.YES)), "");
        now = NOON.plus(DAY);
        screen.screen("p-2", "desk", "k-1", answers(Map.of("X04", Answer.YES)), "");
        assertThat(patients.needingAttention(9).stream().map(Patient::id)).containsExactly("p-2", "p-1");
    }

    @Test
    void nobodyIsNotScreened() {
        assertThat(screen.screen("p-0", "desk", "k-1", answers(Map.of()), "")).isEmpty();
        assertThat(clear.clear("p-0", "C04", 1, "seen", "dr-a")).isEqualTo(new UnknownPatient());
    }

    private Map<String, Answer> answers(Map<String, Answer> unlikeNo) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        checklist.ids().forEach(id -> answers.put(id, unlikeNo.getOrDefault(id, Answer.NO)));
        return answers;
    }
}
