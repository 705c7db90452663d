package aftercare.auditor.ledger;

import aftercare.auditor.ledger.FlagEntry.Place;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.EscalationOpened;
import aftercare.contracts.FollowUpFact.FlagAttached;
import aftercare.contracts.FollowUpFact.FlagLogged;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Raised = opened + attached + logged, and every flag exactly once; none is less urgent in its escalation than raised,
 * only blue ones are logged, every hold asked for is placed, and every flag an assessment names was raised.
 */
final class Flags {
    private static final String ACCOUNT = "flags";

    private Map<Tier, Long> raised = new EnumMap<>(Tier.class);
    private long opened;
    private long attached;
    private long logged;
    private Map<String, FlagEntry> unsettled = new HashMap<>();
    private Fingerprints settled = new Fingerprints();

    void enter(FlagRaised fact, Instant at, Findings findings) {
        raised.merge(fact.tier(), 1L, Long::sum);
        FlagEntry before = unsettled.get(fact.flagId());
        if (settled.get(fact.flagId()) != 0 || (before != null && before.tier() != null)) {
            findings.add(ACCOUNT, fact.flagId(), "raised more than once");
            return;
        }
        change(fact.flagId(), at, findings, flag -> flag.raised(fact.tier(), fact.hold(), at));
    }

    void enter(EscalationOpened fact, Instant at, Findings findings) {
        opened++;
        place(fact.flagId(), new Place("opened", fact.tier()), at, findings);
    }

    void enter(FlagAttached fact, Instant at, Findings findings) {
        attached++;
        place(fact.flagId(), new Place("attached", fact.tier()), at, findings);
    }

    void enter(FlagLogged fact, Instant at, Findings findings) {
        logged++;
        place(fact.flagId(), Place.LOGGED, at, findings);
    }

    void enter(HoldPlaced fact, Instant at, Findings findings) {
        if (settled.get(fact.cause()) == 0) {
            change(fact.cause(), at, findings, flag -> flag.heldAt(at));
        } else {
            findings.add(ACCOUNT, fact.cause(), "its hold was placed more than once, or without being asked for");
        }
    }

    void enter(AnswerAssessed fact, Instant at, Findings findings) {
        for (String flagId : fact.flags()) {
            if (settled.get(flagId) == 0) {
                change(flagId, at, findings, flag -> flag.namedAt(at));
            }
        }
    }

    private void place(String flagId, Place place, Instant at, Findings findings) {
        FlagEntry before = unsettled.get(flagId);
        if (settled.get(flagId) != 0 || (before != null && before.place() != null)) {
            findings.add(ACCOUNT, flagId, place.kind() + ", though it belonged somewhere already");
            return;
        }
        change(flagId, at, findings, flag -> flag.placed(place, at));
    }

    private void change(String flagId, Instant at, Findings findings, UnaryOperator<FlagEntry> change) {
        FlagEntry now = change.apply(unsettled.getOrDefault(flagId, FlagEntry.unknown(at)));
        if (now.settled()) {
            unsettled.remove(flagId);
            settled.put(flagId, 1);
            now.contradictions().forEach(what -> findings.add(ACCOUNT, flagId, what));
        } else {
            unsettled.put(flagId, now);
        }
    }

    LedgerView.Flags view() {
        return new LedgerView.Flags(
                new LedgerView.Raised(of(Tier.RED), of(Tier.AMBER), of(Tier.YELLOW), of(Tier.BLUE)),
                opened,
                attached,
                logged,
                unsettled.size());
    }

    private long of(Tier tier) {
        return raised.getOrDefault(tier, 0L);
    }

    Stream<Problem> problems(Moment moment) {
        return unsettled.entrySet().stream()
                .filter(entry -> moment.overdue(entry.getValue().since()))
                .flatMap(entry ->
                        entry.getValue().lacking().stream().map(what -> new Problem(ACCOUNT, entry.getKey(), what)));
    }
}
