package aftercare.auditor.ledger;

import aftercare.kernel.ProductClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit under way: one reader enters the log, anybody looks at the ledger. Positions are next offsets by {@code
 * topic/partition}, and move together with what was entered.
 */
public final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final Snapshots snapshots;
    private final ProductClock clock;
    private final Duration tolerance;
    private final Duration snapshotEvery;

    private Ledger ledger = new Ledger();
    private Map<String, Long> positions = new HashMap<>();
    private String log = "";
    private @Nullable Instant readUpTo;
    private Instant savedAt = Instant.EPOCH;
    private Map<String, Long> savedPositions = Map.of();

    /**
     * An audit that has read nothing.
     *
     * @param tolerance how long a fact may be in flight, by the wall clock
     * @param snapshotEvery how often the ledger is saved while there is something new in it
     */
    public Audit(Snapshots snapshots, ProductClock clock, Duration tolerance, Duration snapshotEvery) {
        this.snapshots = snapshots;
        this.clock = clock;
        this.tolerance = tolerance;
        this.snapshotEvery = snapshotEvery;
    }

    /**
     * Goes on where the newest snapshot ends; without a usable one, at the beginning.
     *
     * @param logId id of the Kafka cluster
     * @param ends the log's next offsets; a snapshot that lies beyond them is of a log that was lost
     * @return where to read on; partitions that are not named are read from their beginning
     */
    public synchronized Map<String, Long> resume(String logId, Map<String, Long> ends) {
        if (log.equals(logId) && within(positions, ends)) {
            return Map.copyOf(positions);
        }
        log = logId;
        ledger = new Ledger();
        positions = new HashMap<>();
        readUpTo = null;
        usable(logId, ends).ifPresent(snapshot -> {
            ledger = snapshot.ledger();
            positions = new HashMap<>(snapshot.positions());
        });
        savedPositions = Map.copyOf(positions);
        return savedPositions;
    }

    private Optional<Snapshot> usable(String logId, Map<String, Long> ends) {
        Optional<byte[]> newest = snapshots.newest();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        try {
            Snapshot read = Snapshot.of(newest.get(), logId);
            if (!within(read.positions(), ends)) {
                throw new UnusableSnapshotException("it ends after the end of the log", null);
            }
            return Optional.of(read);
        } catch (UnusableSnapshotException e) {
            LOG.warn("Cannot use the ledger's snapshot, reading the log from its beginning: {}", e.getMessage(), e);
            return Optional.empty();
        }
    }

    private static boolean within(Map<String, Long> positions, Map<String, Long> ends) {
        return positions.entrySet().stream().allMatch(p -> p.getValue() <= ends.getOrDefault(p.getKey(), -1L));
    }

    /** Enters records in the order of their partitions, together with the positions after them. */
    public synchronized void enter(List<LogEntry> entries, Map<String, Long> after) {
        entries.forEach(ledger::enter);
        positions.putAll(after);
    }

    /** Everything that the broker had at this instant of the wall clock has been entered. */
    public synchronized void readUpTo(Instant wall) {
        readUpTo = wall;
    }

    /** True when everything before these next offsets has been entered. */
    public synchronized boolean hasRead(Map<String, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** When the end of the log was last reached, by the wall clock; empty until it was. */
    public synchronized Optional<Instant> readUpTo() {
        return Optional.ofNullable(readUpTo);
    }

    /**
     * The ledger as it stands.
     *
     * @param atRest true to count what is still in flight as missing; right only when no service is working any more
     */
    public synchronized LedgerView view(boolean atRest) {
        Instant upTo = readUpTo;
        // Until the end was reached once nothing can be overdue: the counterpart may be the next record.
        Instant judged = upTo == null ? Instant.EPOCH : upTo;
        return ledger.view(upTo, new Moment(judged, clock.instant(), tolerance, atRest && upTo != null));
    }

    /** Saves the ledger when it is time to and something has changed. */
    public void saveWhenDue(Instant wall) {
        synchronized (this) {
            if (wall.isBefore(savedAt.plus(snapshotEvery))) {
                return;
            }
        }
        save(wall);
    }

    /** Saves the ledger if something has changed. */
    public void save(Instant wall) {
        byte[] bytes;
        Map<String, Long> upTo;
        synchronized (this) {
            savedAt = wall;
            if (positions.equals(savedPositions)) {
                return;
            }
            upTo = Map.copyOf(positions);
            bytes = new Snapshot(Snapshot.FORMAT, log, upTo, ledger).toBytes();
        }
        snapshots.save(bytes);
        synchronized (this) {
            savedPositions = upTo;
        }
    }
}
