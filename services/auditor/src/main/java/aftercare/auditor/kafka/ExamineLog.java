package aftercare.auditor.kafka;

import aftercare.auditor.ledger.Examination;
import aftercare.auditor.ledger.Examine;
import aftercare.auditor.ledger.LedgerView;
import aftercare.kernel.ProductClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the log with a reader of its own, so that the audit under way is not disturbed. */
public final class ExamineLog implements Examine {
    private static final Duration POLL = Duration.ofMillis(200);

    private final TheLog log;
    private final ProductClock clock;
    private final InstantSource wall;
    private final Duration tolerance;

    public ExamineLog(TheLog log, ProductClock clock, InstantSource wall, Duration tolerance) {
        this.log = log;
        this.clock = clock;
        this.wall = wall;
        this.tolerance = tolerance;
    }

    @Override
    public LedgerView examine(Optional<Instant> from, Optional<Instant> to) {
        Instant now = wall.instant();
        Instant end = to.filter(at -> at.isBefore(now)).orElse(now);
        Examination examination = new Examination(from.orElse(null), end);
        try (Consumer<byte[], byte[]> consumer = log.consumer("auditor-examination")) {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> left = new HashMap<>(consumer.endOffsets(partitions));
            left.values().removeIf(next -> next == 0);
            while (!left.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    examination.enter(LogRecords.read(record));
                }
                left.entrySet().removeIf(one -> consumer.position(one.getKey()) >= one.getValue());
            }
        }
        return examination.view(clock.instant().minus(Duration.between(end, now)), tolerance);
    }

    private List<TopicPartition> partitions() {
        try {
            return log.partitions();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot read the log: is the broker up?", e);
        }
    }
}
