package aftercare.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.kernel.AtRest;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Publishes the facts that wait inside documents, in order per aggregate, and clears them once the broker has them.
 * A write hands its facts over in memory; a sweep finds what a crash, a full queue or another instance left. A fact may
 * be sent twice, is never lost, and none is sent before those of the same aggregate that precede it.
 *
 * <p>One thread decides what is sent, so that order needs no lock; another clears and sweeps.
 */
final class FactRelay implements AtRest, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FactRelay.class);
    /** Facts; at some 2 KB each it fits a small process, however long the broker is away. The database has the rest. */
    private static final int MOST_IN_MEMORY = 10_000;

    /** Documents found by one sweep; the rest by the next. */
    private static final int MOST_SWEPT = 5_000;

    private static final int MOST_LANES = 50_000;
    private static final long CLEAR_EVERY_MILLIS = 75;
    private static final long SWEEP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(5);

    private final MongoTemplate template;
    private final Producer<byte[], byte[]> producer;
    private final MessagingCounts counts;
    private final InstantSource wall;
    private final String service;
    private final Set<String> collections = ConcurrentHashMap.newKeySet();
    private final Map<LaneKey, Lane> lanes = new ConcurrentHashMap<>();
    private final ClearedFacts cleared;

    private final AtomicInteger writing = new AtomicInteger();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    /** Counts the reasons to look through the whole database; the first is the start. */
    private final AtomicLong missed = new AtomicLong(1);

    private volatile long sweptFor;
    private volatile long lastSweep;
    private volatile @Nullable ExecutorService sending;
    private volatile @Nullable ScheduledExecutorService clearing;

    FactRelay(
            MongoTemplate template,
            Producer<byte[], byte[]> producer,
            MessagingCounts counts,
            InstantSource wall,
            String service) {
        this.template = template;
        this.producer = producer;
        this.counts = counts;
        this.wall = wall;
        this.service = service;
        this.cleared = new ClearedFacts(template, System::nanoTime);
    }

    /** Sweeps that collection too. */
    void watch(String collection) {
        if (collections.add(collection)) {
            missed.incrementAndGet();
        }
    }

    /** A write that may bring facts; open until its outcome is known. */
    Write beginWrite(String collection, String id) {
        writing.incrementAndGet();
        return new Write(new LaneKey(collection, id));
    }

    /** Facts of that aggregate up to this sequence are known to be with the broker; 0 when nothing is known. */
    long acknowledged(String collection, String id) {
        Lane lane = lanes.get(new LaneKey(collection, id));
        return lane == null ? 0 : lane.acknowledged;
    }

    /** One write on its way to the database. */
    final class Write implements AutoCloseable {
        private final LaneKey key;

        private Write(LaneKey key) {
            this.key = key;
        }

        /** The document stands in the database with all these facts not yet cleared. */
        void stored(List<PendingFact> pending) {
            cleared.leftOut(
                    key, pending.isEmpty() ? Long.MAX_VALUE : pending.getFirst().sequence());
            handOver(key, pending);
        }

        @Override
        public void close() {
            writing.decrementAndGet();
        }
    }

    private boolean isFull() {
        return queued.get() + inFlight.get() > MOST_IN_MEMORY;
    }

    private boolean handOver(LaneKey key, List<PendingFact> pending) {
        if (pending.isEmpty()) {
            return true;
        }
        ExecutorService thread = sending;
        if (thread == null || isFull()) {
            missed.incrementAndGet();
            return false;
        }
        queued.addAndGet(pending.size());
        try {
            thread.execute(() -> {
                try {
                    send(key, pending);
                } finally {
                    queued.addAndGet(-pending.size());
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            queued.addAndGet(-pending.size());
            missed.incrementAndGet();
            return false;
        }
    }

    /** On the sending thread only. */
    private void send(LaneKey key, List<PendingFact> pending) {
        Lane lane = lanes.computeIfAbsent(key, _ -> new Lane());
        lane.touched = System.nanoTime();
        if (lane.failed) {
            missed.incrementAndGet();
            return;
        }
        if (pending.getFirst().sequence() <= lane.acknowledged) {
            cleared.add(key, lane.acknowledged);
        }
        for (PendingFact fact : pending) {
            if (fact.sequence() > lane.sent && !sent(key, lane, fact)) {
                return;
            }
        }
    }

    private boolean sent(LaneKey key, Lane lane, PendingFact fact) {
        var message = new ProducerRecord<>(
                fact.topic(),
                null,
                fact.key().getBytes(UTF_8),
                fact.data().getBytes(UTF_8),
                CloudEventHeaders.of(fact));
        lane.sent = fact.sequence();
        lane.inFlight++;
        inFlight.incrementAndGet();
        if (lane.oldest == 0) {
            lane.oldest = lane.touched;
        }
        try {
            var result = producer.send(message, (_, failure) -> acknowledge(key, lane, fact.sequence(), failure));
            boolean refused = result.isDone() && result.state() == Future.State.FAILED;
            if (refused) {
                // It is settled only after what is queued already, which must not overtake it.
                fail(key, lane, fact.sequence(), result.exceptionNow());
            }
            return !refused;
        } catch (RuntimeException e) {
            settle(key, lane, fact.sequence(), e);
            return false;
        }
    }

    /** Called by the producer's thread, and by the sending thread when a record is refused at once. */
    private void acknowledge(LaneKey key, Lane lane, long sequence, @Nullable Exception failure) {
        ExecutorService thread = sending;
        if (thread == null) {
            return;
        }
        try {
            thread.execute(() -> settle(key, lane, sequence, failure));
        } catch (RejectedExecutionException e) {
            LOG.debug("{} stopped before fact {} of {} was settled", service, sequence, key.id());
        }
    }

    /** On the sending thread only. */
    private void settle(LaneKey key, Lane lane, long sequence, @Nullable Exception failure) {
        lane.inFlight--;
        if (failure != null) {
            fail(key, lane, sequence, failure);
        } else if (!lane.failed) {
            lane.acknowledged = Math.max(lane.acknowledged, sequence);
            lane.touched = System.nanoTime();
            counts.countPublished(1);
            if (lane.inFlight == 0) {
                lane.oldest = 0;
                cleared.add(key, lane.acknowledged);
            }
        }
        if (lane.failed && lane.inFlight == 0) {
            lane.sent = lane.acknowledged;
            lane.failed = false;
            missed.incrementAndGet();
        }
        inFlight.decrementAndGet();
    }

    /** From now on nothing of the lane is sent until all that is under way is settled. On the sending thread only. */
    private void fail(LaneKey key, Lane lane, long sequence, Throwable failure) {
        if (!lane.failed) {
            LOG.warn("Could not publish fact {} of {}/{}, trying again", sequence, key.collection(), key.id(), failure);
        }
        lane.failed = true;
    }

    private void clearAndSweep() {
        try {
            cleared.flush();
            boolean all = missed.get() != sweptFor;
            long since = System.nanoTime() - lastSweep;
            if (since > SWEEP_EVERY_NANOS || (all && (sweptFor == 0 || since > SWEEP_EVERY_NANOS / 3))) {
                sweep(all);
                lastSweep = System.nanoTime();
            }
            ExecutorService thread = sending;
            if (lanes.size() > MOST_LANES && thread != null) {
                thread.execute(this::forgetIdleLanes);
            }
        } catch (RuntimeException e) {
            LOG.warn("{} could not clear or sweep its pending facts, trying again", service, e);
        }
    }

    private void sweep(boolean all) {
        if (isFull()) {
            return;
        }
        long reason = missed.get();
        Date until = all
                ? Date.from(Instant.ofEpochMilli(Long.MAX_VALUE))
                : Date.from(wall.instant().minus(LEFT_BEHIND));
        boolean everything = true;
        for (String collection : collections) {
            MongoCollection<Document> documents = template.getCollection(collection);
            // Ids first, then one document after the other: after a long outage each may hold facts of some 100 KB.
            List<String> left = documents
                    .find(and(
                            gte(StoredAggregate.PENDING_SINCE, Date.from(Instant.EPOCH)),
                            lt(StoredAggregate.PENDING_SINCE, until)))
                    .projection(include("_id"))
                    .limit(MOST_SWEPT)
                    .map(document -> document.getString("_id"))
                    .into(new ArrayList<>());
            everything &= left.size() < MOST_SWEPT;
            for (String id : left) {
                Document document = documents
                        .find(eq("_id", id))
                        .projection(include(StoredAggregate.PENDING))
                        .first();
                if (document != null && !handOver(new LaneKey(collection, id), StoredAggregate.pendingOf(document))) {
                    return;
                }
            }
        }
        if (all && everything) {
            sweptFor = reason;
        }
    }

    private void forgetIdleLanes() {
        long now = System.nanoTime();
        lanes.values()
                .removeIf(lane ->
                        lane.inFlight == 0 && lane.oldest == 0 && now - lane.touched > TimeUnit.SECONDS.toNanos(10));
    }

    /** Nothing is being written, waits or is under way, and nothing is known to lie in the database unsent. */
    @Override
    public boolean atRest() {
        return missed.get() == sweptFor
                && writing.get() == 0
                && queued.get() == 0
                && inFlight.get() == 0
                && missed.get() == sweptFor;
    }

    /** Facts handed over and not yet acknowledged. */
    int waiting() {
        return queued.get() + inFlight.get();
    }

    /** Seconds since the first try of the fact that has waited longest for the broker; 0 when none waits. */
    double ageSeconds() {
        long now = System.nanoTime();
        long longest = 0;
        for (Lane lane : lanes.values()) {
            long oldest = lane.oldest;
            if (oldest != 0) {
                longest = Math.max(longest, now - oldest);
            }
        }
        return longest / 1e9;
    }

    @Override
    public void start() {
        sending = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(service + "-facts-out").factory());
        ScheduledExecutorService clear = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(service + "-facts-clear").factory());
        clearing = clear;
        var _ = clear.scheduleWithFixedDelay(this::clearAndSweep, 0, CLEAR_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits a moment for the broker's answers; what it does not get is sent again at the next start. */
    @Override
    public void stop() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (isRunning() && waiting() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        if (kill()) {
            try {
                cleared.flushAll();
            } catch (RuntimeException e) {
                LOG.info("{} leaves facts uncleared that the broker has; they are sent again", service, e);
            }
        }
    }

    /** Ends both threads where they are; false when there were none. */
    boolean kill() {
        ExecutorService send = sending;
        ScheduledExecutorService clear = clearing;
        if (send == null || clear == null) {
            return false;
        }
        sending = null;
        clearing = null;
        clear.shutdown();
        send.shutdown();
        try {
            return clear.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isRunning() {
        return clearing != null;
    }

    /** Starts before anything writes and stops after. */
    @Override
    public int getPhase() {
        return -1000;
    }

    /** One aggregate's place in the world of facts. */
    record LaneKey(String collection, String id) {}

    /** How far one aggregate's facts have come. Written by the sending thread, read by all. */
    private static final class Lane {
        volatile long sent;
        volatile long acknowledged;
        volatile long touched = System.nanoTime();
        /** When the oldest fact under way was first tried; 0 when none is. */
        volatile long oldest;

        volatile boolean failed;
        int inFlight;
    }
}
