package aftercare.auditor.alarm;

import aftercare.auditor.alarm.Alarm.Finding;
import aftercare.auditor.ledger.Audit;
import aftercare.auditor.ledger.LedgerView;
import aftercare.auditor.ledger.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at the ledger, and what else may be wrong, for the operators: mails them the exact ids of what does not add up, and lets the heartbeat beat only
 * while all does and the log is being read.
 */
public final class KeepWatch {
    private static final int LISTED = 50;

    private final Audit audit;
    private final Alarm alarm;
    private final Operators operators;
    private final Heartbeat heartbeat;
    private final InstantSource wall;
    private final Duration every;
    private final String baseUrl;
    private final Function<Instant, List<Problem>> others;
    private volatile double beatAt = Double.NaN;

    /**
     * @param every how often {@link #look} is called: reading of the log that is behind by more than five times that is no reading
     * @param others what is wrong beside the ledger
     */
    public KeepWatch(
            Audit audit,
            Alarm alarm,
            Operators operators,
            Heartbeat heartbeat,
            InstantSource wall,
            Duration every,
            String baseUrl,
            Function<Instant, List<Problem>> others) {
        this.audit = audit;
        this.alarm = alarm;
        this.operators = operators;
        this.heartbeat = heartbeat;
        this.wall = wall;
        this.every = every;
        this.baseUrl = baseUrl;
        this.others = others;
    }

    /** One look. */
    public synchronized void look() {
        Instant now = wall.instant();
        LedgerView ledger = audit.view(false);
        List<Problem> found = Stream.concat(ledger.problems().stream(), others.apply(now).stream())
                .toList();
        switch (alarm.look(found, now)) {
            case Finding.Well _ -> beatIfReading(now);
            case Finding.WellAgain _ -> {
                if (operators.tell(
                        "Aftercare: everything adds up again",
                        "The ledger balances again. See " + baseUrl + "/auditor\n")) {
                    alarm.settled();
                }
                beatIfReading(now);
            }
            case Finding.Known _ -> {}
            case Finding.Tell(List<Problem> problems) -> {
                if (operators.tell(subject(problems.size()), text(problems))) {
                    alarm.told(problems, now);
                }
            }
        }
    }

    private void beatIfReading(Instant now) {
        Optional<Instant> readUpTo = audit.readUpTo();
        boolean reading = readUpTo.isPresent()
                && readUpTo.get().plus(every.multipliedBy(5)).isAfter(now);
        if (reading && heartbeat.beat()) {
            beatAt = now.toEpochMilli() / 1_000.0;
        }
    }

    /** When the heart last beat, in seconds since 1970; not a number before it did. */
    public double beatAt() {
        return beatAt;
    }

    private static String subject(int problems) {
        return "Aftercare: " + problems + (problems == 1 ? " thing does" : " things do") + " not add up";
    }

    private String text(List<Problem> problems) {
        String listed = problems.stream()
                .limit(LISTED)
                .map(problem -> problem.account() + "  " + problem.id() + "  " + problem.what())
                .collect(Collectors.joining("\n"));
        String more = problems.size() > LISTED ? "\nand " + (problems.size() - LISTED) + " more" : "";
        return "The auditor found what does not add up:\n\n" + listed + more
                + "\n\nWhat to do: the runbook of LedgerImbalance; for the canary, that of CanaryLate. The ledger: "
                + baseUrl
                + "/auditor\nThe heartbeat is withheld until it balances.\n";
    }
}
