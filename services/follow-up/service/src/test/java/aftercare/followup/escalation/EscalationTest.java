package aftercare.followup.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact.CallRecorded;
import aftercare.contracts.FollowUpFact.EscalationAcknowledged;
import aftercare.contracts.FollowUpFact.EscalationHandedOver;
import aftercare.contracts.FollowUpFact.EscalationNotified;
import aftercare.contracts.FollowUpFact.EscalationOpened;
import aftercare.contracts.FollowUpFact.EscalationReopened;
import aftercare.contracts.FollowUpFact.EscalationResolved;
import aftercare.contracts.FollowUpFact.EscalationSnoozed;
import aftercare.contracts.FollowUpFact.FlagAttached;
import aftercare.contracts.FollowUpFact.ResolutionProposed;
import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Attempt;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolution;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.kernel.Change;
import aftercare.kernel.Hold;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationTest {
    private static final Instant T0 = Instant.parse("2026-11-23T09:00:00Z");
    private static final String ID = Escalation.idOf("p1", "suicide", 1);
    private static final Ladder LADDER = new Ladder(
            List.of(
                    new Ladder.Rung(Duration.ZERO, "on-call"),
                    new Ladder.Rung(Duration.ofMinutes(5), "care-team"),
                    new Ladder.Rung(Duration.ofMinutes(10), "safety-officer")),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5));
    private static final List<Attempt> TOLD = List.of(new Attempt("clinician", "email", true));
    private static final List<Attempt> FAILED = List.of(new Attempt("clinician", "email", false));

    @Test
    void flagOpensOneThatTellsAtOnce() {
        var opened = Escalation.open("p1", "main", 1, flag("f1", Tier.AMBER), LADDER, T0);
        assertThat(opened.events())
                .containsExactly(new EscalationOpened(
                        "p1", ID, "suicide", Tier.AMBER, "f1", T0.plus(Duration.ofMinutes(5)), T0));
        assertThat(opened.state()).isInstanceOf(Open.class);
        assertThat(opened.state().nextAt()).isEqualTo(T0);
    }

    @ParameterizedTest
    @CsvSource({"1, 5, on-call", "2, 10, care-team", "3, 15, safety-officer"})
    void noticeMovesOneStepUpTheLadder(int step, int nextMinutes, String tells) {
        Open open = at(step, Tier.RED);
        Instant now = T0.plus(LADDER.due(step));
        var told = open.notified(1, step, TOLD, LADDER, now);
        assertThat(LADDER.tell(step)).containsExactly(tells);
        assertThat(told.events())
                .containsExactly(new EscalationNotified(
                        "p1", ID, step, "clinician", "email", true, T0.plus(Duration.ofMinutes(nextMinutes)), now));
        assertThat(((Open) told.state()).step()).isEqualTo(step + 1);
        assertThat(told.state().nextAt()).isEqualTo(T0.plus(Duration.ofMinutes(nextMinutes)));
    }

    @Test
    void stepThatFindsNobodySaysSo() {
        assertThat(at(1, Tier.RED).notified(1, 1, List.of(), LADDER, T0).events())
                .containsExactly(new EscalationNotified(
                        "p1", ID, 1, "nobody", "none", false, T0.plus(Duration.ofMinutes(1)), T0));
    }

    @Test
    void afterTheLastRungEverybodyIsToldAgainAndAgain() {
        assertThat(LADDER.tell(4)).containsExactly("on-call", "care-team", "safety-officer");
        assertThat(LADDER.due(5)).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void attemptThatReachedNobodyIsRepeatedSoon() {
        Open open = at(1, Tier.RED);
        assertThat(open.notified(1, 1, FAILED, LADDER, T0).state().nextAt()).isEqualTo(T0.plus(Duration.ofMinutes(1)));
        assertThat(open.notified(1, 1, List.of(), LADDER, T0).state().nextAt())
                .isEqualTo(T0.plus(Duration.ofMinutes(1)));
    }

    @Test
    void overdueStepsAfterDowntimeComeAMinuteApart() {
        Instant late = T0.plus(Duration.ofHours(5));
        assertThat(at(1, Tier.RED).notified(1, 1, TOLD, LADDER, late).state().nextAt())
                .isEqualTo(late.plus(Duration.ofMinutes(1)));
    }

    @ParameterizedTest(name = "{1} joins {0}: reopened {2}, tier {3}")
    @CsvSource({
        "AMBER, RED, true, RED",
        "RED, RED, true, RED",
        "RED, AMBER, false, RED",
        "AMBER, AMBER, false, AMBER",
        "YELLOW, AMBER, true, AMBER"
    })
    void flagThatJoinsAnAcknowledgedOne(Tier before, Tier joining, boolean reopened, Tier after) {
        Acknowledged taken = (Acknowledged)
                at(2, before).acknowledge("clinician", LADDER, T0).state();
        Instant now = T0.plusSeconds(60);
        var joined = taken.attach(flag("f2", joining), LADDER, now);
        assertThat(joined.events().getFirst()).isEqualTo(new FlagAttached("p1", ID, "f2", after, now));
        assertThat(joined.state().matter().tier()).isEqualTo(after);
        if (reopened) {
            assertThat(joined.events())
                    .hasSize(2)
                    .last()
                    .isEqualTo(new EscalationReopened("p1", ID, joining == Tier.RED ? "red-flag" : "tier-rose", now));
            assertThat(joined.state().nextAt()).isEqualTo(now);
        } else {
            assertThat(joined.events()).hasSize(1);
            assertThat(joined.state()).isInstanceOf(Acknowledged.class);
        }
    }

    @Test
    void whomThePatientNamesIsToldAtOnceEvenWhenSomebodyHasTakenItOn() {
        Instant now = T0.plusSeconds(60);
        Open open = (Open) at(2, Tier.AMBER).named("f1", "ann", now).state();
        assertThat(open.nextAt()).isEqualTo(now);
        assertThat(open.step()).isEqualTo(1);
        assertThat(open.matter().reader("f1")).isEqualTo("ann");
        assertThat(open.matter().reader("f2")).isNull();
        Acknowledged taken = (Acknowledged)
                at(2, Tier.AMBER).acknowledge("safety", LADDER, T0).state();
        var named = taken.named("f1", "ann", now);
        assertThat(named.events()).containsExactly(new EscalationReopened("p1", ID, "reader-named", now));
        assertThat(named.state().nextAt()).isEqualTo(now);
        assertThat(named.state().named("f1", "ann", now.plusSeconds(9)).state()).isEqualTo(named.state());
        var how = new Resolution("safety", Disposition.CONTACTED_SAFE, "note-1", "Called her", T0, Map.of(), null);
        var closed = at(2, Tier.AMBER).resolve(how).state().named("f1", "ann", now);
        assertThat(closed.state().standing()).isFalse();
        assertThat(closed.state().matter().reader("f1")).isEqualTo("ann");
    }

    @Test
    void redThatJoinsAnOpenOneIsToldAtOnceFromTheFirstStep() {
        Open open = new Open(at(3, Tier.AMBER).matter(), 1, T0, 3, T0.plus(Duration.ofHours(2)));
        Instant now = T0.plusSeconds(60);
        Open joined = (Open) open.attach(flag("f2", Tier.RED), LADDER, now).state();
        assertThat(joined.nextAt()).isEqualTo(now);
        assertThat(joined.step()).isEqualTo(1);
        assertThat(joined.round()).isEqualTo(2);
    }

    @Test
    void acknowledgementRunsOutAndTheLadderClimbsAgain() {
        var acknowledged = at(2, Tier.RED).acknowledge("clinician", LADDER, T0);
        Instant until = T0.plus(Duration.ofMinutes(30));
        assertThat(acknowledged.events()).containsExactly(new EscalationAcknowledged("p1", ID, "clinician", until, T0));
        assertThat(acknowledged.state().nextAt()).isEqualTo(until);
        var expired = ((Acknowledged) acknowledged.state()).expire(until);
        assertThat(expired.events())
                .containsExactly(new EscalationReopened("p1", ID, "acknowledgement-expired", until));
        assertThat(expired.state().nextAt()).isEqualTo(until);
    }

    @Test
    void onlyAPersonClosesAndTheNoteStaysHere() {
        var how = new Resolution(
                "clinician", Disposition.CONTACTED_SAFE, "note-1", "Called her at home", T0, Map.of(), null);
        var resolved = at(2, Tier.RED).resolve(how);
        assertThat(resolved.events())
                .containsExactly(new EscalationResolved(
                        "p1", ID, "clinician", "contacted-safe", "note-1", Ids.sha256Hex("Called her at home"), T0));
        assertThat(resolved.state()).isInstanceOf(Resolved.class);
        assertThat(resolved.state().standing()).isFalse();
        assertThat(how.toString()).doesNotContain("home");
    }

    @Test
    void anAnswerClosesSilenceAndNothingElse() {
        Open urgent = at(2, Tier.RED);
        assertThat(urgent.answered(T0)).isEqualTo(Change.none(urgent));
        RaisedFlag missed = new RaisedFlag(
                "f1",
                "poll-1",
                "SIL",
                "1.0",
                Tier.AMBER,
                Hold.NONE,
                "silence-unopened",
                "Missing.",
                Map.of(),
                null,
                T0,
                null);
        Open silent =
                (Open) Escalation.open("p1", "main", 1, missed, LADDER, T0).state();
        for (Escalation standing :
                List.of(silent, silent.acknowledge("clinician", LADDER, T0).state())) {
            var heard = standing.answered(T0.plusSeconds(9));
            assertThat(heard.state().standing()).isFalse();
            assertThat(heard.events()).singleElement().isInstanceOfSatisfying(EscalationResolved.class, fact -> {
                assertThat(fact.escalationId()).isEqualTo(Escalation.idOf("p1", "silence-unopened", 1));
                assertThat(fact.by()).isEqualTo("patient");
                assertThat(fact.disposition()).isEqualTo("answered");
            });
            assertThat(heard.state().answered(T0.plusSeconds(10)).events()).isEmpty();
        }
        assertThat(Disposition.ofPeople()).doesNotContain(Disposition.ANSWERED);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_ANSWER, Open",
        "LEFT_MESSAGE, Open",
        "WRONG_NUMBER, Open",
        "SPOKE, Acknowledged",
        "WILL_ANSWER, Acknowledged",
        "NEEDS_CLINICIAN, Acknowledged",
        "WELL, Resolved"
    })
    void aCallIsWrittenDownAndWhoWasReachedIsInSomebodysHands(Call.Outcome outcome, String state) {
        Open open = at(2, Tier.YELLOW);
        var call = new Call("call-1", "cora", outcome, "note-1", "Spoke to her mother", T0.plusSeconds(9));
        var called = open.called(call, LADDER);
        assertThat(called.state().getClass().getSimpleName()).isEqualTo(state);
        assertThat(called.events().getFirst())
                .isEqualTo(new CallRecorded(
                        "p1",
                        ID,
                        "call-1",
                        outcome.code(),
                        "cora",
                        "note-1",
                        Ids.sha256Hex("Spoke to her mother"),
                        T0.plusSeconds(9)));
        assertThat(called.events()).hasSize(state.equals("Open") ? 1 : 2);
        assertThat(called.state().matter().calls()).containsExactly(call);
        assertThat(called.state().nextAt())
                .isEqualTo(
                        switch (state) {
                            case "Open" -> open.nextAt();
                            case "Acknowledged" -> T0.plusSeconds(9).plus(LADDER.acknowledgement());
                            default -> null;
                        });
        assertThat(call.toString()).doesNotContain("mother");
        assertThat(Call.Outcome.ofCode(outcome.code())).contains(outcome);
    }

    @Test
    void whatOnePersonWouldCloseStaysOpenAndIsToldUntilAnotherAgrees() {
        Escalation open = at(2, Tier.RED);
        Escalation taken = at(2, Tier.RED).acknowledge("ann", LADDER, T0).state();
        Instant now = T0.plusSeconds(60);
        var how = new Resolution("ann", Disposition.CONTACTED_SAFE, "note-1", "She is well", now, Map.of(), null);
        for (Escalation standing : List.of(open, taken)) {
            var proposed = standing.propose(how);
            assertThat(proposed.events())
                    .containsExactly(new ResolutionProposed(
                            "p1", ID, "ann", "contacted-safe", "note-1", Ids.sha256Hex("She is well"), now));
            Open again = (Open) proposed.state();
            assertThat(again.nextAt()).isEqualTo(now);
            assertThat(again.step()).isEqualTo(1);
            assertThat(again.round()).isEqualTo(2);
            assertThat(again.propose(how).events()).as("a second click").isEmpty();
            assertThat(again.agree("note-1", "ann", now).events())
                    .as("nobody agrees with themselves")
                    .isEmpty();
            assertThat(again.agree("note-0", "bob", now).events())
                    .as("not what is proposed")
                    .isEmpty();
            var agreed = again.agree("note-1", "bob", now.plusSeconds(9));
            assertThat(agreed.events())
                    .containsExactly(new EscalationResolved(
                            "p1",
                            ID,
                            "bob",
                            "contacted-safe",
                            "note-1",
                            Ids.sha256Hex("She is well"),
                            now.plusSeconds(9)));
            assertThat(((Resolved) agreed.state()).resolution().proposedBy()).isEqualTo("ann");
        }
    }

    @Test
    void whatASecondPersonRefusesIsToldAnewAndCanBeProposedAgain() {
        Instant now = T0.plusSeconds(60);
        var how = new Resolution("ann", Disposition.FALSE_ALARM, "note-1", "Misread", now, Map.of(), null);
        var refused =
                at(2, Tier.RED).propose(how).state().refuse("note-1", "bob", "Call her first", now.plusSeconds(9));
        assertThat(refused.events())
                .containsExactly(new EscalationReopened("p1", ID, "resolution-refused", now.plusSeconds(9)));
        assertThat(refused.state().matter().proposal()).isNull();
        assertThat(refused.state().nextAt()).isEqualTo(now.plusSeconds(9));
        assertThat(refused.state().propose(how).events()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} joins: proposed still {1}")
    @CsvSource({"RED, false", "AMBER, true", "YELLOW, true"})
    void whoWouldHaveClosedItDidNotKnowOfAnotherRedFlag(Tier joining, boolean stands) {
        Instant now = T0.plusSeconds(60);
        var how = new Resolution("ann", Disposition.CONTACTED_SAFE, "note-1", "She is well", now, Map.of(), null);
        Open proposed = (Open) at(2, Tier.RED).propose(how).state();
        Escalation joined =
                proposed.attach(flag("f2", joining), LADDER, now.plusSeconds(9)).state();
        assertThat(joined.matter().proposal() != null).isEqualTo(stands);
    }

    @Test
    void whoIsGivenItHasItForAsLongAsAnAcknowledgementLasts() {
        Instant now = T0.plusSeconds(60);
        Instant until = now.plus(LADDER.acknowledgement());
        var given = at(2, Tier.RED).handOver("ann", "bob", LADDER, now);
        assertThat(given.events()).containsExactly(new EscalationHandedOver("p1", ID, "ann", "bob", until, now));
        Acknowledged taken = (Acknowledged) given.state();
        assertThat(taken.by()).isEqualTo("bob");
        assertThat(taken.handOver("ann", "bob", LADDER, now.plusSeconds(9)))
                .as("a second click")
                .isEqualTo(Change.none(taken));
        assertThat(taken.expire(until).events())
                .containsExactly(new EscalationReopened("p1", ID, "acknowledgement-expired", until));
    }

    @Test
    void whatIsPutOffOpensAgainAndRedNeverIs() {
        Instant now = T0.plusSeconds(60);
        Instant until = now.plus(Duration.ofHours(2));
        Open red = at(2, Tier.RED);
        assertThat(red.snooze("ann", "Sees her at noon", until, now)).isEqualTo(Change.none(red));
        var off = at(2, Tier.AMBER).snooze("ann", "Sees her at noon", until, now);
        assertThat(off.events())
                .containsExactly(new EscalationSnoozed("p1", ID, "ann", until, Ids.sha256Hex("Sees her at noon"), now));
        Acknowledged snoozed = (Acknowledged) off.state();
        assertThat(snoozed.snooze("ann", "Sees her at noon", until.plusSeconds(9), now.plusSeconds(9)))
                .as("a second click")
                .isEqualTo(Change.none(snoozed));
        assertThat(snoozed.snooze("ann", "Sees her at noon", until.plus(Duration.ofHours(1)), now.plusSeconds(9))
                        .events())
                .as("for longer")
                .hasSize(1);
        assertThat(snoozed.expire(until).events())
                .containsExactly(new EscalationReopened("p1", ID, "snooze-over", until));
        assertThat(snoozed.attach(flag("f2", Tier.RED), LADDER, now).state())
                .as("a red flag ends it")
                .isInstanceOf(Open.class);
        assertThat(((Acknowledged) snoozed.attach(flag("f2", Tier.AMBER), LADDER, now)
                                .state())
                        .snoozed())
                .isEqualTo("Sees her at noon");
    }

    @Test
    void contactIsTriedOnceSomebodyCalledAfterTheFlagThatMadeItSoUrgent() {
        Open amber = at(2, Tier.AMBER);
        assertThat(amber.matter().actedAt()).isNull();
        Instant called = T0.plusSeconds(30);
        Escalation tried = amber.called(new Call("call-1", "ann", Call.Outcome.NO_ANSWER, "note-1", "", called), LADDER)
                .state();
        assertThat(tried.matter().actedAt()).isEqualTo(called);
        Instant later = T0.plusSeconds(60);
        RaisedFlag another = flagAt("f2", Tier.RED, later);
        assertThat(((Open) tried)
                        .attach(another, LADDER, later)
                        .state()
                        .matter()
                        .actedAt())
                .as("red needs an attempt of its own")
                .isNull();
        assertThat(((Open) tried)
                        .attach(flagAt("f2", Tier.AMBER, later), LADDER, later)
                        .state()
                        .matter()
                        .actedAt())
                .isEqualTo(called);
    }

    @Test
    void noticesThatNobodyHeedsDoNotGrowForEver() {
        Matter matter = at(1, Tier.RED).matter();
        List<Happening> many = IntStream.range(0, 500)
                .mapToObj(i -> new Happening(T0.plusSeconds(i), Happening.What.NOTIFIED, "clinician", "email"))
                .toList();
        List<Happening> kept = matter.with(many).history();
        assertThat(kept).hasSize(101);
        assertThat(kept.getFirst().what()).isEqualTo(Happening.What.OPENED);
        assertThat(kept.getLast().at()).isEqualTo(T0.plusSeconds(499));
    }

    private static Open at(int step, Tier tier) {
        Open open = (Open)
                Escalation.open("p1", "main", 1, flag("f1", tier), LADDER, T0).state();
        return new Open(open.matter(), 1, T0, step, T0.plus(LADDER.due(step)));
    }

    private static RaisedFlag flag(String id, Tier tier) {
        return flagAt(id, tier, T0);
    }

    private static RaisedFlag flagAt(String id, Tier tier, Instant at) {
        return new RaisedFlag(
                id, "poll-1", "S-RED-NOW", "1.0", tier, Hold.STOP, "suicide", "A sentence.", Map.of(), null, at, null);
    }
}
