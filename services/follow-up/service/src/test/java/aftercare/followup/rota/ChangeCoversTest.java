package aftercare.followup.rota;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.rota.ChangeCovers.Outcome;
import aftercare.followup.staff.Role;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeCoversTest {
    /** A Monday, 10:00 at the clinic. */
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

    private static final CoverEntry SWAP = entry("2026-11-24T18:00", "2026-11-25T08:00", "bob", "ada", "Swap");

    private static final RotaPeople PEOPLE =
            new RotaPeople(new FewAccounts().and("ada", Role.CLINICIAN).and("bob", Role.CLINICIAN));

    private final InMemoryCovers covers = new InMemoryCovers();
    private final LiveRota live = new LiveRota(Optional.of(Rotas.of("""
            zone: America/New_York
            people: [ada, bob, gone]
            layers:
              - {name: all, rotation: {people: [ada, bob], weeks: 1, from: 2026-11-23, at: "08:00"}}
            """)), covers);
    private final ChangeCovers change = new ChangeCovers(live, covers, PEOPLE);

    private static CoverEntry entry(String from, String to, String person, String insteadOf, String reason) {
        return new CoverEntry(from, to, person, insteadOf, List.of(), "", reason);
    }

    private List<String> onCall(Instant at) {
        return live.now().orElseThrow().onCall(Tier.RED, "main", at).who();
    }

    private static Booked done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).booked();
    }

    @Test
    void whoTakesOverIsOnCallForThatWhile() {
        done(change.add(SWAP, "cora", NOW));
        assertThat(onCall(Instant.parse("2026-11-24T22:59:59Z"))).containsExactly("ada");
        assertThat(onCall(Instant.parse("2026-11-24T23:00:00Z"))).containsExactly("bob");
        assertThat(onCall(Instant.parse("2026-11-25T13:00:00Z"))).containsExactly("ada");
    }

    @Test
    void theSameAgainIsTheSame() {
        Booked first = done(change.add(SWAP, "cora", NOW));
        assertThat(done(change.add(SWAP, "cora", NOW.plusSeconds(1)))).isEqualTo(first);
        assertThat(covers.all()).hasSize(1);
    }

    @Test
    void whoIsAwayAloneLeavesAGapAndIsToldWhich() {
        Outcome away = change.add(entry("2026-11-24T18:00", "2026-11-24T18:01", "", "ada", "Dentist"), "ada", NOW);
        assertThat(away)
                .isInstanceOfSatisfying(
                        Outcome.Uncovers.class,
                        uncovers -> assertThat(uncovers.gaps())
                                .extracting(Gap::tier, Gap::from, Gap::to)
                                .contains(org.assertj.core.groups.Tuple.tuple(
                                        Tier.RED,
                                        Instant.parse("2026-11-24T23:00:00Z"),
                                        Instant.parse("2026-11-24T23:01:00Z")))
                                .hasSize(3));
        assertThat(covers.all()).isEmpty();
    }

    @Test
    void ofTwoOnDutyTheSecondCannotGoToo() {
        LiveRota both = new LiveRota(Optional.of(Rotas.of("""
                zone: UTC
                people: [ada, bob]
                layers:
                  - {name: all, shifts: [{days: every-day, from: "00:00", to: "00:00", people: [ada, bob]}]}
                """)), covers);
        ChangeCovers two = new ChangeCovers(both, covers, PEOPLE);
        done(two.add(entry("2026-11-24T18:00", "2026-11-24T19:00", "", "ada", "Away"), "ada", NOW));
        assertThat(two.add(entry("2026-11-24T18:30", "2026-11-24T20:00", "", "bob", "Away"), "bob", NOW))
                .isInstanceOf(Outcome.Uncovers.class);
    }

    @Test
    void whatIsOverStaysAsItWas() {
        Booked swap = done(change.add(SWAP, "cora", NOW));
        Instant during = Instant.parse("2026-11-25T01:00:00Z");
        done(change.withdraw(swap.id(), "ada", during));
        assertThat(onCall(during.minusMillis(1))).containsExactly("bob");
        assertThat(onCall(during)).containsExactly("ada");
        assertThat(done(change.withdraw(swap.id(), "ada", during.plus(Duration.ofHours(1))))
                        .withdrawn())
                .as("a second click")
                .hasValue(new Booked.Withdrawal("ada", during));
    }

    @Test
    void aCoverHoldsFromWhenItIsEnteredAtTheEarliest() {
        done(change.add(entry("2026-11-23T08:00", "2026-11-23T18:00", "bob", "", "Ill"), "cora", NOW));
        assertThat(onCall(NOW.minusMillis(1))).containsExactly("ada");
        assertThat(onCall(NOW)).containsExactly("bob");
    }

    @Test
    void whatClosesAGapIsNotWithdrawnBeforeAnotherDoes() {
        LiveRota holey = new LiveRota(Optional.of(Rotas.of("""
                zone: UTC
                people: [ada, bob]
                fallback: everyone
                layers:
                  - {name: all, shifts: [{days: every-day, from: "06:00", to: "00:00", person: ada}]}
                """)), covers);
        ChangeCovers nights = new ChangeCovers(holey, covers, PEOPLE);
        Booked first = done(nights.add(entry("2026-11-24T00:00", "2026-11-24T06:00", "bob", "", "Night"), "bob", NOW));
        assertThat(nights.withdraw(first.id(), "bob", NOW)).isInstanceOf(Outcome.Uncovers.class);
        done(nights.add(entry("2026-11-24T00:00", "2026-11-24T06:00", "ada", "", "Night"), "ada", NOW));
        done(nights.withdraw(first.id(), "bob", NOW));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            yesterday        | 2026-11-25T08:00 | bob | ada | x  | from      | Enter when it begins
            2026-11-24T18:00 | ``               | bob | ada | x  | to        | Enter when it ends
            2026-11-24T18:00 | 2026-11-24T18:00 | bob | ada | x  | to        | after the beginning
            2026-11-20T18:00 | 2026-11-23T10:00 | bob | ada | x  | to        | not over yet
            2026-11-24T18:00 | 2027-11-24T18:00 | bob | ada | x  | to        | within 92 days
            2026-11-24T18:00 | 2026-11-25T08:00 | ``  | ``  | x  | person    | Select who is on duty
            2026-11-24T18:00 | 2026-11-25T08:00 | eve | ada | x  | person    | Select somebody of the rota
            2026-11-24T18:00 | 2026-11-25T08:00 | gone | ada | x | person    | Select somebody whose account reads flags
            2026-11-24T18:00 | 2026-11-25T08:00 | bob | bob | x  | insteadOf | Select somebody else
            2026-11-24T18:00 | 2026-11-25T08:00 | ada | bob | x  | insteadOf | Select somebody who is on duty in that time
            2026-11-24T18:00 | 2026-11-25T08:00 | ada | ``  | x  | person    | it is their duty already
            2026-11-24T18:00 | 2026-11-25T08:00 | bob | ada | `` | reason    | Enter why
            """)
    void whatIsMissingIsNamed(
            String from, String to, String person, String insteadOf, String reason, String field, String message) {
        assertThat(change.add(entry(from, to, person, insteadOf, reason), "cora", NOW))
                .isInstanceOfSatisfying(Outcome.Invalid.class, invalid -> {
                    assertThat(invalid.field()).isEqualTo(field);
                    assertThat(invalid.message()).contains(message);
                });
        assertThat(covers.all()).isEmpty();
    }

    @Test
    void aTierThatNobodyIsToldOfIsRefused() {
        assertThat(change.add(
                        new CoverEntry("2026-11-24T18:00", "2026-11-25T08:00", "bob", "", List.of("blue"), "", "x"),
                        "cora",
                        NOW))
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("tiers"));
    }
}
