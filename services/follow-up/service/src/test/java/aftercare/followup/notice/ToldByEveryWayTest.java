package aftercare.followup.notice;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.EscalationNotified;
import aftercare.contracts.FollowUpFact.NoticeHeld;
import aftercare.contracts.FollowUpFact.NoticeReported;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Way;
import aftercare.followup.notice.HearNotice.Answer;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told by what, when something is held, and what an answer does. */
class ToldByEveryWayTest {
    private static final Reach ALL = new Reach(Optional.of("+15550100123"), true, Optional.of("pager-key-1"));
    private static final Reach TEXTS = new Reach(Optional.of("+15550100123"), false, Optional.empty());

    private final Desk desk = new Desk();

    @Test
    void redIsToldByEveryWayAtOnce() {
        desk.reaches.set("ann", ALL);
        desk.raise("p1", Tier.RED);
        desk.until(Duration.ofMinutes(4));
        desk.told("0' ann pager", "0' ann voice", "0' ann sms", "0' ann email", "0' ann webhook");
    }

    @Test
    void amberRingsNobodyAndYellowTextsNobody() {
        desk.reaches.set("ann", ALL);
        desk.raise("p1", Tier.AMBER);
        desk.raise("p2", Tier.YELLOW);
        desk.until(Duration.ofMinutes(4));
        desk.told("0' ann sms", "0' ann email", "0' ann webhook", "0' ann email", "0' ann webhook");
    }

    @Test
    void whereTheUsualWaysFailTheOthersAreTried() {
        desk.reaches.set("ann", ALL);
        desk.broken.addAll(Set.of(Way.SMS, Way.EMAIL, Way.WEBHOOK));
        desk.raise("p1", Tier.AMBER);
        desk.until(Duration.ZERO);
        desk.told(
                "0' ann sms, not taken",
                "0' ann email, not taken",
                "0' ann webhook, not taken",
                "0' ann pager",
                "0' ann voice");
    }

    @Test
    void aFaultInOneWayKeepsNoOtherFromTelling() {
        desk.reaches.set("ann", ALL);
        desk.faulty.addAll(Set.of(Way.PAGER, Way.VOICE, Way.EMAIL));
        desk.raise("p1", Tier.RED);
        desk.until(Duration.ofMinutes(4));
        desk.told("0' ann pager", "0' ann voice", "0' ann sms", "0' ann email", "0' ann webhook");
        assertThat(facts(EscalationNotified.class).stream()
                        .filter(EscalationNotified::delivered)
                        .map(EscalationNotified::channel))
                .containsExactlyInAnyOrder("sms", "webhook");
    }

    @Test
    void whereNothingIsTakenItIsTriedAgainAfterAMinute() {
        desk.broken.addAll(Set.of(Way.values()));
        desk.raise("p1", Tier.RED);
        desk.until(Duration.ofMinutes(1));
        desk.told(
                "0' ann email, not taken",
                "0' ann webhook, not taken",
                "1' ann email, not taken",
                "1' ann webhook, not taken");
    }

    @Test
    void whoWasToldOfMuchIsToldOfTheRestTogether() {
        List<String> ids = IntStream.range(0, 6)
                .mapToObj(i -> desk.raise("p" + i, Tier.AMBER))
                .toList();
        desk.until(Duration.ofMinutes(9));
        desk.told("0' ann email", "0' ann webhook", "0' ann email", "0' ann webhook", "0' ann email", "0' ann webhook");
        List<NoticeHeld> held = facts(NoticeHeld.class);
        assertThat(held).hasSize(3);
        assertThat(held).allSatisfy(one -> {
            assertThat(ids).contains(one.escalationId());
            assertThat(one.reason()).isEqualTo("rate-limit");
            assertThat(one.recipient()).isEqualTo("ann");
            assertThat(one.until()).isEqualTo(Desk.T0.plus(Duration.ofMinutes(10)));
            assertThat(desk.escalation(one.escalationId()).standing()).isTrue();
        });
        desk.until(Duration.ofMinutes(30));
        desk.told("10' ann email: 3 escalations wait: 3 amber");
        assertThat(facts(EscalationNotified.class).stream()
                        .filter(one -> one.channel().equals("digest"))
                        .map(EscalationNotified::escalationId))
                .containsExactlyInAnyOrderElementsOf(
                        held.stream().map(NoticeHeld::escalationId).toList());
    }

    @Test
    void redIsNeverHeld() {
        IntStream.range(0, 5).forEach(i -> desk.raise("a" + i, Tier.AMBER));
        desk.until(Duration.ofMinutes(1));
        desk.told("0' ann email", "0' ann webhook", "0' ann email", "0' ann webhook", "0' ann email", "0' ann webhook");
        IntStream.range(0, 20).forEach(i -> desk.raise("r" + i, Tier.RED));
        desk.until(Duration.ofMinutes(2));
        assertThat(facts(EscalationNotified.class).stream()
                        .filter(one -> one.channel().equals("email") && one.at().isAfter(Desk.T0)))
                .hasSize(20);
        assertThat(facts(NoticeHeld.class)).hasSize(2);
    }

    @Test
    void ofAStormEveryRedIsToldAndTheRestIsAccountedFor() {
        IntStream.range(0, 500).forEach(i -> desk.raise("p" + i, i % 10 == 0 ? Tier.RED : Tier.AMBER));
        desk.until(Duration.ofSeconds(59));
        Set<String> told = new HashSet<>();
        facts(EscalationNotified.class).forEach(one -> told.add(one.escalationId()));
        Set<String> held = new HashSet<>();
        facts(NoticeHeld.class).forEach(one -> held.add(one.escalationId()));
        assertThat(desk.escalations.standing(1_000)).hasSize(500).allSatisfy(escalation -> {
            String id = escalation.matter().id();
            assertThat(escalation.matter().tier() == Tier.RED ? told : union(told, held))
                    .contains(id);
        });
        assertThat(held).hasSize(447);
        desk.until(Duration.ofMinutes(4));
        desk.forgetTold();
        desk.until(Duration.ofMinutes(10));
        assertThat(desk.digests()).containsExactly("10' ann email: 447 escalations wait: 447 amber");
    }

    @Test
    void whatSomebodyHasDealtWithIsNotToldTogether() {
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> desk.raise("p" + i, Tier.AMBER))
                .toList();
        desk.until(Duration.ofMinutes(1));
        desk.forgetTold();
        ids.forEach(id -> desk.acknowledge(id, "ann"));
        desk.until(Duration.ofMinutes(59));
        desk.told();
        assertThat(desk.books.of("ann").waiting()).isEmpty();
    }

    @Test
    void aCrashBetweenTellingAndWritingItDownRepeatsTheSameMessage() {
        IntStream.range(0, 4).forEach(i -> desk.raise("p" + i, Tier.AMBER));
        desk.dieWhileTelling();
        desk.until(Duration.ofMinutes(9));
        assertThat(desk.ids).as("three told and one of them again").hasSize(8);
        assertThat(Set.copyOf(desk.ids)).hasSize(6);
        desk.now = Desk.T0.plus(Duration.ofMinutes(10));
        desk.forgetTold();
        desk.dieWhileTellingTogether();
        desk.until(Duration.ofMinutes(11));
        desk.told("10' ann email: 1 escalation waits: 1 amber", "10' ann email: 1 escalation waits: 1 amber");
        assertThat(desk.ids.subList(8, 10).stream().distinct()).hasSize(1);
    }

    @Test
    void aDigestThatNobodyTookIsTriedAgain() {
        IntStream.range(0, 4).forEach(i -> desk.raise("p" + i, Tier.AMBER));
        desk.until(Duration.ofMinutes(9));
        desk.forgetTold();
        desk.broken.add(Way.EMAIL);
        desk.until(Duration.ofMinutes(10));
        desk.broken.clear();
        desk.until(Duration.ofMinutes(12));
        desk.told(
                "10' ann email: 1 escalation waits: 1 amber, not taken", "11' ann email: 1 escalation waits: 1 amber");
    }

    /** From 21:00 to 08:00 in New York; then the protocol's ladder goes on as it would have. */
    @Test
    void yellowWaitsForTheMorning() {
        Desk night = new Desk(Desk.RULES, Instant.parse("2026-11-24T03:30:00Z"));
        night.raise("p1", Tier.YELLOW);
        night.raise("p2", Tier.AMBER);
        night.until(Duration.between(Desk.T0, Instant.parse("2026-11-24T03:31:00Z")));
        night.told("810' ann email", "810' ann webhook");
        night.until(Duration.between(Desk.T0, Instant.parse("2026-11-24T05:00:00Z")));
        night.told();
        night.acknowledge(night.raise("p2", Tier.AMBER), "ann");
        night.until(Duration.between(Desk.T0, Instant.parse("2026-11-24T13:00:00Z")));
        assertThat(night.digests()).containsExactly("1380' ann email: 1 escalation waits: 1 yellow");
    }

    @Test
    void inASmallClinicYellowIsToldOnceADay() {
        Desk small = new Desk(
                new HoldBack(
                        12,
                        Duration.ofMinutes(10),
                        LocalTime.of(21, 0),
                        LocalTime.of(8, 0),
                        Optional.of(LocalTime.of(8, 0)),
                        Desk.ZONE),
                Desk.T0);
        small.raise("p1", Tier.YELLOW);
        small.raise("p2", Tier.YELLOW);
        small.until(Duration.ofHours(22));
        small.told();
        small.until(Duration.ofHours(24));
        small.told("1380' ann email: 2 escalations wait: 2 yellow");
    }

    @ParameterizedTest
    @CsvSource({
        "ann,  '{code}',              Taken",
        "ann,  'ok, {code} thanks',   Taken",
        "ann,  'ack {lower}',         Taken",
        "ann,  'yes',                 Unknown",
        "ann,  'ABC234',              Unknown",
        "bob,  '{code}',              Unknown",
    })
    void aTextWithTheCodeAcknowledges(String who, String text, String expected) {
        desk.reaches.set("ann", TEXTS);
        desk.reaches.set("bob", new Reach(Optional.of("+15550100777"), false, Optional.empty()));
        String id = desk.raise("p1", Tier.RED);
        desk.until(Duration.ZERO);
        String code = desk.codes.of(id, "ann");
        String number = desk.reaches.of(who).mobile().orElseThrow();
        Answer answer = desk.hearing()
                .text(
                        number,
                        text.replace("{code}", code).replace("{lower}", code.toLowerCase(java.util.Locale.ROOT)),
                        desk.now.plusSeconds(40));
        assertThat(answer.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(desk.escalation(id) instanceof Escalation.Acknowledged).isEqualTo(expected.equals("Taken"));
    }

    @Test
    void whoPressesTheKeyHasIt() {
        desk.reaches.set("ann", ALL);
        String id = desk.raise("p1", Tier.RED);
        desk.until(Duration.ZERO);
        String call = desk.ids.stream()
                .filter(one -> one.endsWith("-voice"))
                .findFirst()
                .orElseThrow();
        assertThat(desk.hearing().pressed("no-such-call", desk.now)).isInstanceOf(Answer.Unknown.class);
        assertThat(desk.hearing().pressed(call, desk.now.plusSeconds(20))).isInstanceOf(Answer.Taken.class);
        assertThat(desk.hearing().pressed(call, desk.now.plusSeconds(21)))
                .as("pressed twice")
                .isInstanceOf(Answer.Taken.class);
        assertThat(desk.escalation(id)).isInstanceOf(Escalation.Acknowledged.class);
    }

    /** The safety officer is told, but dealing with it is the clinicians'. */
    @Test
    void whoMayNotActOnThePagesMayNotByText() {
        desk.reaches.set("sam", TEXTS);
        String id = desk.raise("p1", Tier.RED);
        desk.until(Duration.ofMinutes(10));
        assertThat(desk.hearing().text("+15550100123", desk.codes.of(id, "sam"), desk.now))
                .isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void aCallThatNobodyTookHurriesTheLadderOfRed() {
        desk.reaches.set("ann", ALL);
        String id = desk.raise("p1", Tier.RED);
        desk.until(Duration.ZERO);
        desk.forgetTold();
        report("voice", false);
        report("pager", false);
        assertThat(desk.escalation(id).nextAt()).as("a text may still wake").isEqualTo(minute(5));
        report("sms", false);
        report("sms", false);
        report("sms", true);
        assertThat(desk.escalation(id).nextAt()).isEqualTo(minute(0));
        desk.until(Duration.ofMinutes(1));
        desk.told("0' ann pager", "0' ann voice", "0' ann sms", "0' ann email", "0' ann webhook");
        assertThat(facts(NoticeReported.class))
                .extracting(NoticeReported::channel)
                .containsExactly("voice", "pager", "sms");
        assertThat(desk.hearing().report("no-such-notice", true, desk.now)).isFalse();
    }

    @Test
    void ofAmberNothingIsHurried() {
        desk.reaches.set("ann", TEXTS);
        String id = desk.raise("p1", Tier.AMBER);
        desk.until(Duration.ZERO);
        report("sms", false);
        assertThat(desk.escalation(id).nextAt()).isEqualTo(minute(120));
    }

    private void report(String way, boolean delivered) {
        String id = desk.ids.stream()
                .filter(one -> one.endsWith("-" + way))
                .findFirst()
                .orElseThrow();
        assertThat(desk.hearing().report(id, delivered, desk.now)).isTrue();
    }

    private static Instant minute(int minutes) {
        return Desk.T0.plus(Duration.ofMinutes(minutes));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private <F extends FollowUpFact> List<F> facts(Class<F> type) {
        return desk.escalations.facts().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
