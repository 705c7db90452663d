package aftercare.auditor.ledger;

import aftercare.contracts.FollowUpFact.HoldLifted;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.contracts.SessionFact.HoldApplied;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Whoever changes the holds of a patient, session obeys the newest change. Only what was placed is lifted. */
final class Holds {
    private static final String ACCOUNT = "holds";

    /**
     * One patient's holds.
     *
     * @param newest number of the newest change that follow-up published
     * @param applied number of the newest change that session obeys
     * @param standing ids of the flags whose holds stand
     */
    record Patient(long newest, long applied, Set<String> standing, Instant since) {
        static Patient unknown(Instant since) {
            return new Patient(0, 0, Set.of(), since);
        }

        boolean settled() {
            return newest == applied && standing.isEmpty();
        }
    }

    private long placed;
    private long lifted;
    private Map<String, Patient> patients = new HashMap<>();

    void enter(HoldPlaced fact, Instant at) {
        placed++;
        change(fact.patient(), at, before -> {
            Set<String> standing = new HashSet<>(before.standing());
            standing.add(fact.cause());
            return new Patient(Math.max(before.newest(), fact.holdSequence()), before.applied(), standing, at);
        });
    }

    void enter(HoldLifted fact, Instant at, Findings findings) {
        lifted++;
        change(fact.patient(), at, before -> {
            Set<String> standing = new HashSet<>(before.standing());
            if (!standing.remove(fact.cause())) {
                findings.add(ACCOUNT, fact.cause(), "lifted, though it did not stand");
            }
            return new Patient(Math.max(before.newest(), fact.holdSequence()), before.applied(), standing, at);
        });
    }

    void enter(HoldApplied fact, Instant at) {
        change(
                fact.patient(),
                at,
                before -> new Patient(
                        before.newest(), Math.max(before.applied(), fact.holdSequence()), before.standing(), at));
    }

    private void change(String patient, Instant at, UnaryOperator<Patient> change) {
        Patient now = change.apply(patients.getOrDefault(patient, Patient.unknown(at)));
        if (now.settled()) {
            patients.remove(patient);
        } else {
            patients.put(patient, now);
        }
    }

    LedgerView.Holds view() {
        long standing =
                patients.values().stream().mapToLong(p -> p.standing().size()).sum();
        long waiting = patients.values().stream()
                .filter(p -> p.newest() != p.applied())
                .count();
        return new LedgerView.Holds(placed, lifted, standing, waiting);
    }

    Stream<Problem> problems(Moment moment) {
        return patients.entrySet().stream()
                .filter(entry -> entry.getValue().newest() != entry.getValue().applied()
                        && moment.overdue(entry.getValue().since()))
                .map(entry -> new Problem(
                        ACCOUNT,
                        entry.getKey(),
                        "session obeys change " + entry.getValue().applied() + ", the newest is "
                                + entry.getValue().newest()));
    }
}
