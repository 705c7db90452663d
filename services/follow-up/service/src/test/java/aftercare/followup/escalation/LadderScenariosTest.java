package aftercare.followup.escalation;

import static aftercare.followup.escalation.NightAtTheDesk.flag;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact.EscalationNotified;
import aftercare.contracts.FollowUpFact.EscalationOpened;
import aftercare.contracts.FollowUpFact.FlagAttached;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole nights of a clinic: who is told when, and nobody else. */
class LadderScenariosTest {
    private final NightAtTheDesk night = new NightAtTheDesk();

    @Test
    void nobodyAnswersAndItNeverGoesQuiet() {
        night.raise("p1", "f1", "suicide", Tier.RED);
        night.until(Duration.ofMinutes(21));
        night.told(
                "0' ann",
                "5' sam",
                // The end of the ladder: everybody again, and the operator.
                "10' ann",
                "10' sam",
                "10' olaf",
                "15' ann",
                "15' sam",
                "15' olaf",
                "20' ann",
                "20' sam",
                "20' olaf");
        night.until(Duration.ofHours(8));
        assertThat(night.escalations.nextDue()).isPresent();
    }

    @Test
    void whatOnePageShowsIsToldOncePerConcern() {
        List<RaisedFlag> page = List.of(
                flag("f1", "suicide", Tier.AMBER, night.now),
                flag("f2", "bladder", Tier.YELLOW, night.now),
                flag("f3", "suicide", Tier.RED, night.now),
                flag("f4", "suicide", Tier.RED, night.now));
        night.raise("p1", page);
        night.raise("p1", page);
        night.until(Duration.ofMinutes(4));
        night.told("0' ann", "0' ann");
        Matter taken = night.escalations.carrying("f1").orElseThrow().matter();
        assertThat(taken.tier()).isEqualTo(Tier.RED);
        assertThat(taken.flags()).extracting(RaisedFlag::id).containsExactly("f3", "f4", "f1");
    }

    @Test
    void twoAnswerAtOnceAndTheLaterOneHasIt() {
        String id = night.raise("p1", "f1", "suicide", Tier.RED);
        night.until(Duration.ofMinutes(2));
        night.told("0' ann");
        night.acknowledge(id, "ann");
        night.acknowledge(id, "bob");
        assertThat(night.escalations.find(id).orElseThrow())
                .isInstanceOfSatisfying(
                        Escalation.Acknowledged.class,
                        taken -> assertThat(taken.by()).isEqualTo("bob"));
        night.until(Duration.ofMinutes(31));
        night.told();
    }

    @Test
    void whatIsAcknowledgedAndForgottenIsToldAnew() {
        String id = night.raise("p1", "f1", "suicide", Tier.RED);
        night.until(Duration.ofMinutes(2));
        night.acknowledge(id, "ann");
        night.until(Duration.ofMinutes(38));
        night.told("0' ann", "32' ann", "37' sam");
    }

    @Test
    void whatIsPutOffIsToldAnewWhenTheTimeIsOver() {
        String id = night.raise("p1", "f1", "bladder", Tier.AMBER);
        night.until(Duration.ofMinutes(2));
        night.puttingOff().putOff(id, "ann", "3", "Sees her at one", night.now);
        night.until(Duration.ofMinutes(183));
        night.told("0' ann", "182' ann");
    }

    @Test
    void redThatJoinsEndsThePuttingOffAndIsToldAtOnce() {
        String id = night.raise("p1", "f1", "suicide", Tier.AMBER);
        night.until(Duration.ofMinutes(2));
        night.puttingOff().putOff(id, "ann", "3", "Sees her at one", night.now);
        assertThat(night.raise("p1", "f2", "suicide", Tier.RED)).isEqualTo(id);
        night.until(Duration.ofMinutes(8));
        night.told("0' ann", "2' ann", "7' sam");
    }

    @Test
    void whatOneWouldCloseIsToldUntilAnotherAgrees() {
        String id = night.raise("p1", "f1", "suicide", Tier.RED);
        night.until(Duration.ofMinutes(2));
        night.acknowledge(id, "ann");
        night.resolving().resolve(id, "ann", ResolveEscalation.Entry.of("contacted-safe", "She is well"), night.now);
        night.until(Duration.ofMinutes(8));
        night.told("0' ann", "2' ann", "7' sam");
        String proposal = Objects.requireNonNull(
                        night.escalations.find(id).orElseThrow().matter().proposal())
                .noteId();
        night.resolving().agree(id, "sam", proposal, night.now);
        night.until(Duration.ofHours(8));
        night.told();
    }

    @Test
    void whoAgreesWhenARedFlagHasJustJoinedIsToldSo() {
        String id = night.raise("p1", "f1", "suicide", Tier.RED);
        night.resolving().resolve(id, "ann", ResolveEscalation.Entry.of("contacted-safe", "She is well"), night.now);
        String proposal = Objects.requireNonNull(
                        night.escalations.find(id).orElseThrow().matter().proposal())
                .noteId();
        night.raise("p1", "f2", "suicide", Tier.RED);
        assertThat(night.resolving().agree(id, "sam", proposal, night.now))
                .isEqualTo(new ResolveEscalation.Outcome.Overtaken());
        assertThat(night.escalations.find(id).orElseThrow().standing()).isTrue();
    }

    @Test
    void mailServerThatIsDownIsTriedEachMinute() {
        night.unreachable.addAll(Set.of("ann", "sam", "olaf"));
        night.raise("p1", "f1", "suicide", Tier.RED);
        night.until(Duration.ofMinutes(1));
        night.told("0' ann not reached", "1' sam not reached");
        night.unreachable.clear();
        night.until(Duration.ofMinutes(2));
        night.told("2' ann", "2' sam", "2' olaf");
    }

    /** The same night with and without restarts. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7})
    void restartBetweenStepsChangesNothing(int minutes) {
        String id = night.raise("p1", "f1", "suicide", Tier.RED);
        for (int minute = 0; minute <= 12; minute++) {
            night.until(Duration.ofMinutes(minute));
            if (minute % minutes == 0) {
                night.restart();
            }
        }
        night.told("0' ann", "5' sam", "10' ann", "10' sam", "10' olaf");
        assertThat(night.most()).isEqualTo(1);
        assertThat(night.escalations.find(id).orElseThrow().standing()).isTrue();
    }

    @Test
    void whoDiesBetweenTellingAndWritingItDownTellsAgainUnderTheSameId() {
        night.raise("p1", "f1", "suicide", Tier.RED);
        night.dieWhileTelling();
        night.until(Duration.ofMinutes(6));
        night.told("0' ann", "0' ann", "5' sam");
        assertThat(night.messages()).isEqualTo(2);
        assertThat(night.most()).as("the mail program sees one message").isEqualTo(2);
    }

    /** Five hundred flags in a minute, of 40 patients and 4 concerns. */
    @Test
    void inAStormEveryRedIsToldAndTheRestIsCovered() {
        var random = new SplittableRandom(7);
        Map<String, Tier> raised = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            Tier tier = random.nextInt(5) == 0 ? Tier.RED : Tier.AMBER;
            String flag = "f" + i;
            raised.put(flag, tier);
            String id = night.raise("p" + random.nextInt(40), flag, "concern-" + random.nextInt(4), tier);
            if (tier == Tier.RED) {
                Escalation.Open open =
                        (Escalation.Open) night.escalations.find(id).orElseThrow();
                assertThat(open.nextAt()).as("a red flag is due at once").isEqualTo(night.now);
                assertThat(open.step()).isEqualTo(1);
            }
            if (i % 50 == 0) {
                night.until(Duration.ofSeconds(i / 10));
            }
        }
        night.until(Duration.ofMinutes(1));
        raised.forEach((flag, tier) -> covered(flag, tier));
        assertThat(night.messages()).as("the rest is grouped").isLessThan(400);
    }

    private void covered(String flag, Tier tier) {
        Escalation escalation = night.escalations.carrying(flag).orElseThrow();
        assertThat(escalation.standing()).as(flag).isTrue();
        assertThat(escalation.matter().tier()).isLessThanOrEqualTo(tier);
        boolean told = night.escalations.facts().stream()
                .anyMatch(fact -> fact instanceof EscalationNotified notified
                        && notified.escalationId().equals(escalation.matter().id())
                        && notified.delivered());
        assertThat(told).as("somebody was told of what has " + flag).isTrue();
    }

    /** Whatever people and flags do: each flag is in one escalation, which is open until a person closed it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyFlagIsReachableFromAnOpenEscalationUntilItIsResolved(long seed) {
        var random = new SplittableRandom(seed);
        Set<String> closed = new HashSet<>();
        Set<String> flags = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            Tier tier = List.of(Tier.RED, Tier.AMBER, Tier.YELLOW).get(random.nextInt(3));
            String flag = "f" + i;
            flags.add(flag);
            String id = night.raise("p" + random.nextInt(5), flag, "concern-" + random.nextInt(3), tier);
            switch (random.nextInt(6)) {
                case 0 -> night.acknowledge(id, "ann");
                case 1 -> night.puttingOff().putOff(id, "ann", "2", "Later", night.now);
                case 2 -> close(id);
                case 3 -> night.until(Duration.between(NightAtTheDesk.T0, night.now.plusSeconds(600)));
                default -> {}
            }
            night.escalations.facts();
            flags.forEach(one -> {
                Escalation of = night.escalations.carrying(one).orElseThrow();
                if (of instanceof Resolved resolved) {
                    closed.add(one);
                    assertThat(resolved.resolution().by()).isIn("ann", "sam");
                } else {
                    assertThat(of.nextAt()).isNotNull();
                    assertThat(closed).as("nothing closed opens again").doesNotContain(one);
                }
            });
        }
        long opened = night.escalations.facts().stream()
                .filter(EscalationOpened.class::isInstance)
                .count();
        long attached = night.escalations.facts().stream()
                .filter(FlagAttached.class::isInstance)
                .count();
        assertThat(opened + attached).isEqualTo(flags.size());
        night.forget();
    }

    private void close(String id) {
        night.resolving().resolve(id, "ann", ResolveEscalation.Entry.of("contacted-safe", "Well"), night.now);
        Escalation after = night.escalations.find(id).orElseThrow();
        if (after.standing()) {
            night.resolving()
                    .agree(
                            id,
                            "sam",
                            Objects.requireNonNull(after.matter().proposal()).noteId(),
                            night.now);
        }
    }
}
