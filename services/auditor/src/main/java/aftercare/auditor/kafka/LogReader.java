package aftercare.auditor.kafka;

import aftercare.auditor.ledger.Audit;
import aftercare.auditor.ledger.LogEntry;
import aftercare.kernel.AtRest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Enters the log into the audit, from where it stopped to wherever the end is. Assigns itself every partition: no group,
 * no committed offsets. After a failure it starts over at the audit's own positions.
 */
public final class LogReader implements SmartLifecycle, AtRest {
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK_FOR_END = Duration.ofMillis(500);
    private static final long AGAIN_AFTER_MILLIS = 1000;
    /** After some records the next gather for a moment: each fetch costs the same, however little is in it. */
    private final Audit audit;

    private final TheLog log;
    private final InstantSource wall;
    private final long gatherMillis;
    private volatile boolean running;
    private volatile @Nullable Thread reader;
    private CountDownLatch stop = new CountDownLatch(1);

    /** @param gatherMillis how long facts gather after some were read, so that each fetch brings many */
    public LogReader(Audit audit, TheLog log, InstantSource wall, long gatherMillis) {
        this.audit = audit;
        this.log = log;
        this.wall = wall;
        this.gatherMillis = gatherMillis;
    }

    @Override
    public synchronized void start() {
        stop = new CountDownLatch(1);
        running = true;
        reader = Thread.ofPlatform().name("auditor-log").start(this::readUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        stop.countDown();
        Thread thread = reader;
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** True when everything that the broker has now has been entered. */
    @Override
    public boolean atRest() {
        try {
            return audit.hasRead(log.ends());
        } catch (ExecutionException e) {
            LOG.debug("Cannot ask the broker where the log ends", e);
            return false;
        }
    }

    private void readUntilStopped() {
        boolean complained = false;
        while (running) {
            try {
                read();
                complained = false;
            } catch (ExecutionException | KafkaException e) {
                if (!complained) {
                    LOG.warn("Cannot read the log, trying again every second: {}", e.toString());
                    complained = true;
                }
            } catch (RuntimeException e) {
                LOG.error("Stopped reading the log, trying again in a second", e);
            }
            if (stopped(AGAIN_AFTER_MILLIS)) {
                return;
            }
        }
    }

    private boolean stopped(long withinMillis) {
        try {
            return stop.await(withinMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void read() throws ExecutionException {
        Map<String, Long> from = audit.resume(log.id(), log.ends());
        try (Consumer<byte[], byte[]> consumer = log.consumer("auditor-log")) {
            List<TopicPartition> partitions = log.partitions();
            consumer.assign(partitions);
            partitions.forEach(each -> consumer.seek(each, from.getOrDefault(TheLog.name(each), 0L)));
            LOG.info("Reading {} partitions of facts", partitions.size());
            Instant lookAgain = wall.instant();
            Map<String, Long> ends = Map.of();
            Instant endsAt = Instant.EPOCH;
            while (running) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                enter(records);
                if (!ends.isEmpty() && audit.hasRead(ends)) {
                    audit.readUpTo(endsAt);
                    audit.saveWhenDue(wall.instant());
                    ends = Map.of();
                }
                if (ends.isEmpty() && !wall.instant().isBefore(lookAgain)) {
                    endsAt = wall.instant();
                    ends = TheLog.named(consumer.endOffsets(partitions));
                    lookAgain = endsAt.plus(LOOK_FOR_END);
                }
                if (!records.isEmpty() && stopped(gatherMillis)) {
                    break;
                }
            }
            audit.save(wall.instant());
        }
    }

    private void enter(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        List<LogEntry> entries = new ArrayList<>(records.count());
        Map<String, Long> after = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            entries.add(LogRecords.read(each));
        }
        records.nextOffsets().forEach((partition, next) -> after.put(TheLog.name(partition), next.offset()));
        audit.enter(entries, after);
    }
}
