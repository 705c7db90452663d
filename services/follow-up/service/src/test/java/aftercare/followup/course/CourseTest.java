package aftercare.followup.course;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.BaselineCompleted;
import aftercare.contracts.FollowUpFact.HoldLifted;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.contracts.FollowUpFact.LevelAccepted;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.followup.course.Course.Followed;
import aftercare.followup.course.Course.Waiting;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Background;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Hold;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant T0 = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void sessionsThatCameFirstAreKept() {
        var session = new PastSession("s1", "home", "ketamine", new BigDecimal("80"), "sublingual", T0, T0);
        Followed followed = ((Waiting) Course.blank("p1", T0).completed(session)).enrolled(enrolment());
        assertThat(followed.sessions()).containsExactly(session);
    }

    @Test
    void aSessionThatWasRecordedByMistakeCountsForNothing() {
        var first = new PastSession("s1", "clinic", "ketamine", new BigDecimal("80"), "im", T0, T0);
        var second = new PastSession("s2", "clinic", "ketamine", new BigDecimal("60"), "im", T0, T0.plusSeconds(9));
        for (Course course : List.of(Course.blank("p1", T0), followed())) {
            Course voided = course.completed(first).completed(second).voided("s1");
            assertThat(voided.sessions()).containsExactly(second);
            assertThat(voided.completed(first).sessions()).containsExactly(second);
            var right = new PastSession("s2", "home", "ketamine", new BigDecimal("40"), "oral", T0, T0.plusSeconds(5));
            assertThat(voided.corrected(right).sessions()).containsExactly(right);
            assertThat(voided.corrected(first).sessions()).containsExactly(second);
        }
    }

    @Test
    void whetherThePatientIsFollowedOutlivesWhatElseHappens() {
        Followed paused = followed()
                .told(new FollowingPeriod(Following.PAUSED, T0.plusSeconds(5), T0.plusSeconds(9)))
                .livingIn(ZoneId.of("Asia/Tokyo"));
        Followed later = (Followed) paused.advanced("/intake/patients/p1", 1)
                .completed(new PastSession("s1", "home", "ketamine", new BigDecimal("80"), "oral", T0, T0));
        assertThat(later.followedAt(T0.plusSeconds(4))).isTrue();
        assertThat(later.followedAt(T0.plusSeconds(5))).isFalse();
        assertThat(later.followingAt(T0.plusSeconds(8)).until()).isEqualTo(T0.plusSeconds(9));
        assertThat(later.followedAt(T0.plusSeconds(9))).isTrue();
        assertThat(later.enrolment().zoneId()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(later.enrolment().careTeam()).isEqualTo(enrolment().careTeam());
    }

    @Test
    void whatWorriedBeforeThePatientWasKnownIsRaisedOnceTheyAre() {
        RaisedFlag flag = flag("f1", Tier.RED, Hold.STOP);
        Waiting waiting = ((Waiting) Course.blank("p1", T0)).worried(flag).worried(flag);
        var enrolled = waiting.enrolled(enrolment(), T0);
        assertThat(enrolled.events()).singleElement().isInstanceOf(FollowUpFact.FlagRaised.class);
        assertThat(((Followed) enrolled.state()).flags()).containsExactly(flag);
        assertThat(enrolled.state().uncarriedSince()).isEqualTo(T0);
    }

    @Test
    void firstStopIsToldToThePatientAndTheSecondIsNot() {
        var first = followed().carry(List.of(flag("f1", Tier.RED, Hold.STOP)), T0);
        assertThat(first.events())
                .containsExactly(new HoldPlaced("p1", 1, "f1", "RULE", Hold.STOP, T0), message("hold", 1));
        var second = ((Followed) first.state()).carry(List.of(flag("f2", Tier.YELLOW, Hold.STOP)), T0);
        assertThat(second.events()).containsExactly(new HoldPlaced("p1", 2, "f2", "RULE", Hold.STOP, T0));
    }

    @Test
    void lookIsPlacedWithoutAMessageAndBlueWaitsForTheNextVisit() {
        RaisedFlag blue = flag("f1", Tier.BLUE, Hold.LOOK);
        var carried = followed().carry(List.of(blue), T0);
        assertThat(carried.events()).containsExactly(new HoldPlaced("p1", 1, "f1", "RULE", Hold.LOOK, T0));
        assertThat(((Followed) carried.state()).nextVisit()).containsExactly(blue);
    }

    @Test
    void carryingTwiceIsCarryingOnce() {
        List<RaisedFlag> flags = List.of(flag("f1", Tier.RED, Hold.STOP), flag("f2", Tier.BLUE, Hold.LOOK));
        Course once = followed().carry(flags, T0).state();
        var again = ((Followed) once).carry(flags, T0.plusSeconds(1));
        assertThat(again.events()).isEmpty();
        assertThat(again.state()).isEqualTo(once);
    }

    @Test
    void liftedHoldIsNotPlacedAgainByTheSameFlag() {
        Followed held = (Followed)
                followed().carry(List.of(flag("f1", Tier.RED, Hold.STOP)), T0).state();
        var lifted = held.lift("f1", "clinician", "Seen and safe", T0);
        assertThat(lifted.events())
                .containsExactly(
                        new HoldLifted("p1", 2, "f1", "clinician", Ids.sha256Hex("Seen and safe"), T0),
                        message("hold-lifted", 2));
        Followed free = (Followed) lifted.state();
        assertThat(free.holds().stopped()).isFalse();
        assertThat(free.carry(List.of(flag("f1", Tier.RED, Hold.STOP)), T0).events())
                .isEmpty();
        assertThat(free.lift("f1", "clinician", "Again", T0).events()).isEmpty();
    }

    @Test
    void levelIsAcceptedOnceAndItsNoteStaysHere() {
        AcceptedLevel level = level("l1", "urinary-night", 2, T0, T0.plusSeconds(60));
        var accepted = followed().accept(level);
        assertThat(accepted.events())
                .containsExactly(new LevelAccepted(
                        "p1",
                        "l1",
                        "urinary-night",
                        Map.of("urinary-night", 2),
                        "clinician",
                        Ids.sha256Hex("Known for years"),
                        T0.plusSeconds(60),
                        T0));
        assertThat(level.toString()).doesNotContain("Known for years");
        Followed after = (Followed) accepted.state();
        assertThat(after.accept(level).events()).isEmpty();
        assertThat(after.accept(level).state()).isEqualTo(after);
    }

    @Test
    void newestLevelThatHasNotExpiredCounts() {
        Followed course = followed();
        for (AcceptedLevel level : List.of(
                level("l1", "urinary-night", 3, T0, T0.plusSeconds(100)),
                level("l2", "urinary-night", 2, T0.plusSeconds(1), T0.plusSeconds(50)),
                level("l3", "asq", 1, T0, T0.plusSeconds(70)))) {
            course = (Followed) course.accept(level).state();
        }
        assertThat(course.accepted()).extracting(AcceptedLevel::id).containsExactly("l1", "l2", "l3");
        assertThat(course.known(T0.plusSeconds(50)).accepted().get("urinary-night"))
                .isEqualTo(new Background.Level(2, T0.plusSeconds(1), T0.plusSeconds(50)));
        assertThat(course.known(T0.plusSeconds(51)).accepted().get("urinary-night"))
                .isEqualTo(new Background.Level(3, T0, T0.plusSeconds(100)));
        assertThat(course.known(T0.plusSeconds(101)).accepted()).isEmpty();
        assertThat(course.known(T0.plusSeconds(70)).asq())
                .isEqualTo(new Background.Pattern(Set.of("asq"), T0, T0.plusSeconds(70)));
        assertThat(course.known(T0.plusSeconds(71)).asq()).isNull();
    }

    private static AcceptedLevel level(String id, String symptom, int level, Instant at, Instant until) {
        return new AcceptedLevel(id, symptom, Map.of(symptom, level), "clinician", "Known for years", at, until);
    }

    @Test
    void whatAPatientWasClearedInSpiteOfStaysKnown() {
        assertThat(followed().psychosisRisk()).isFalse();
        Followed cleared = followed().cleared(T0, List.of("W02", "X01"));
        assertThat(cleared.psychosisRisk()).isTrue();
        assertThat(cleared.known(T0).psychosisRisk()).isTrue();
        assertThat(cleared.notCleared().psychosisRisk()).isTrue();
        assertThat(cleared.cleared(T0, null).psychosisRisk()).isTrue();
        assertThat(cleared.cleared(T0, List.of("W03")).psychosisRisk()).isFalse();
        assertThat(followed().cleared(T0, List.of("W01")).psychosisRisk()).isTrue();
    }

    @Test
    void patientIsFreeOnlyWhenTheLastStopIsLifted() {
        Followed held = (Followed) followed()
                .carry(List.of(flag("f1", Tier.RED, Hold.STOP), flag("f2", Tier.AMBER, Hold.STOP)), T0)
                .state();
        var lifted = held.lift("f1", "clinician", "Seen", T0);
        assertThat(lifted.events()).hasSize(1).first().isInstanceOf(HoldLifted.class);
        assertThat(((Followed) lifted.state()).holds().stopped()).isTrue();
    }

    @Test
    void baselineIsTakenOverOnce() {
        var survey = new Course.WholeSurvey(
                new PastPoll("poll-1", "baseline", 1, T0, false, Map.of("phq-9", 12)),
                true,
                Map.of("phq-9", Map.of("PHQ-01", "2")));
        var taken = followed().answered(survey, T0);
        assertThat(taken.events()).containsExactly(new BaselineCompleted("p1", "poll-1", T0));
        Followed after = (Followed) taken.state();
        assertThat(after.baselines()).containsExactly(Map.of("PHQ-01", "2"));
        assertThat(after.bestPhq9()).isEqualTo(12);
        assertThat(after.answered(survey, T0).events()).isEmpty();
    }

    @Test
    void lowestTotalIsTheBest() {
        Followed after = followed();
        for (int total : new int[] {12, 7, 15}) {
            after = (Followed) after.answered(
                            new Course.WholeSurvey(
                                    new PastPoll("poll-" + total, "weekly", 1, T0, false, Map.of("phq-9", total)),
                                    false,
                                    Map.of()),
                            T0)
                    .state();
        }
        assertThat(after.bestPhq9()).isEqualTo(7);
        assertThat(after.baselines()).isEmpty();
    }

    private static FollowUpFact message(String template, long sequence) {
        return new MessageRequested(
                "p1",
                Ids.derive("msg", "p1", template, Long.toString(sequence)),
                template,
                null,
                0,
                T0.plus(Duration.ofDays(3)),
                T0);
    }

    private static Followed followed() {
        return ((Waiting) Course.blank("p1", T0)).enrolled(enrolment());
    }

    private static Enrolment enrolment() {
        return new Enrolment("Europe/Berlin", "en", "US", "main", false, T0);
    }

    private static RaisedFlag flag(String id, Tier tier, Hold hold) {
        return new RaisedFlag(
                id, "poll-1", "RULE", "1.0", tier, hold, "concern", "A sentence.", Map.of(), null, T0, null);
    }
}
