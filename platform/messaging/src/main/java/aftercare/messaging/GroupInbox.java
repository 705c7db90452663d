package aftercare.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.contracts.FactCatalogue;
import aftercare.contracts.UnreadableFactException;
import aftercare.messaging.DeadLetter.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the records of one consumer group. Those of one queue (a patient's on one topic) go in order; queues go side
 * by side. A record that fails is stored, and what follows it in its queue is stored behind it.
 */
final class GroupInbox {
    private static final Logger LOG = LoggerFactory.getLogger(GroupInbox.class);
    private static final int STRIPES = 64;

    private final String group;
    private final FactHandler handler;
    private final DeadLetterStore letters;
    private final MessagingCounts counts;
    private final Producer<byte[], byte[]> copies;
    private final int sideBySide;
    private final AtomicInteger busy = new AtomicInteger();
    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];
    /** What follows the last record this process has dealt with. */
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    /** Queues in which something may wait; another process may have emptied one since. */
    private final Set<QueueKey> waiting = ConcurrentHashMap.newKeySet();

    GroupInbox(
            String group,
            FactHandler handler,
            DeadLetterStore letters,
            MessagingCounts counts,
            Producer<byte[], byte[]> copies,
            int sideBySide) {
        this.group = group;
        this.handler = handler;
        this.letters = letters;
        this.counts = counts;
        this.copies = copies;
        this.sideBySide = sideBySide;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    boolean idle() {
        return busy.get() == 0;
    }

    /** The offset this process has come to; -1 when it has read nothing of the partition. */
    long position(TopicPartition partition) {
        return next.getOrDefault(partition, -1L);
    }

    /**
     * Deals with every record of the batch.
     *
     * @throws PassingFaultException when some could not be dealt with for now; the others are
     */
    void accept(List<ConsumerRecord<byte[], byte[]>> batch) {
        busy.incrementAndGet();
        try {
            learnWhatWaits(batch);
            Map<QueueKey, List<InboundRecord>> queues = new LinkedHashMap<>();
            for (var one : batch) {
                if (skipped(one)) {
                    counts.count(Outcome.IGNORED);
                    continue;
                }
                InboundRecord record = InboundRecord.of(one);
                String key = record.key();
                if (key == null) {
                    setAside(record, State.QUARANTINED, "The record has no key", 0);
                } else {
                    queues.computeIfAbsent(new QueueKey(record.topic(), key), _ -> new ArrayList<>())
                            .add(record);
                }
            }
            deliverAll(queues);
            for (var one : batch) {
                next.put(new TopicPartition(one.topic(), one.partition()), one.offset() + 1);
            }
        } finally {
            busy.decrementAndGet();
        }
    }

    /** Nothing that waits can depend on it, so it need not wait behind others either. */
    private boolean skipped(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader(CloudEventHeaders.TYPE);
        return type != null && type.value() != null && handler.skips(new String(type.value(), UTF_8));
    }

    /** A partition that does not go on where it stopped was elsewhere, and may have left something waiting. */
    private void learnWhatWaits(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<TopicPartition, Long> first = new LinkedHashMap<>();
        for (var one : batch) {
            first.putIfAbsent(new TopicPartition(one.topic(), one.partition()), one.offset());
        }
        first.entrySet().stream()
                .filter(start -> position(start.getKey()) != start.getValue())
                .map(start -> start.getKey().topic())
                .distinct()
                .forEach(topic -> waiting.addAll(letters.queues(group, topic)));
    }

    private void deliverAll(Map<QueueKey, List<InboundRecord>> queues) {
        Queue<Map.Entry<QueueKey, List<InboundRecord>>> work = new ConcurrentLinkedQueue<>(queues.entrySet());
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        Runnable worker = () -> {
            for (var queue = work.poll(); queue != null; queue = work.poll()) {
                try {
                    deliver(queue.getKey(), queue.getValue());
                } catch (RuntimeException | Error e) {
                    failures.add(e);
                }
            }
        };
        int workers = Math.min(sideBySide, queues.size());
        if (workers <= 1) {
            worker.run();
        } else {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < workers; i++) {
                    threads.execute(worker);
                }
            }
        }
        Throwable first = failures.peek();
        if (first != null) {
            throw new PassingFaultException(
                    failures.size() + " of " + queues.size() + " queues must be tried again", first);
        }
    }

    private void deliver(QueueKey queue, List<InboundRecord> records) {
        ReentrantLock lock = lock(queue);
        lock.lock();
        try {
            for (InboundRecord record : records) {
                deliver(queue, record);
            }
        } finally {
            lock.unlock();
        }
    }

    private void deliver(QueueKey queue, InboundRecord record) {
        boolean fillsGap = false;
        if (waiting.contains(queue)) {
            List<DeadLetter> ahead = letters.queue(group, queue);
            String id = DeadLetterStore.idOf(group, record);
            if (ahead.isEmpty()) {
                waiting.remove(queue);
            } else if (ahead.stream().anyMatch(letter -> letter.id().equals(id))) {
                return;
            } else if (fills(ahead.getFirst(), record)) {
                fillsGap = true;
            } else {
                setAside(
                        record, State.PARKED, "Waits behind " + ahead.getFirst().id(), 0);
                return;
            }
        }
        switch (Attempt.of(record, handler)) {
            case Attempt.Done(Outcome outcome) when outcome != Outcome.GAP -> counts.count(outcome);
            case Attempt.Done _ -> setAside(record, State.GAP, "One before it has not arrived", 1);
            case Attempt.Failed(String cause) -> setAside(record, State.DEAD, cause, 1);
        }
        if (fillsGap) {
            drain(queue);
        }
    }

    /** True when the queue waits for a fact of this source before that of its head. */
    private static boolean fills(DeadLetter head, InboundRecord record) {
        if (head.state() != State.GAP) {
            return false;
        }
        try {
            InboundRecord.Origin origin = record.origin();
            return origin.source().equals(head.headers().get(CloudEventHeaders.SOURCE))
                    && origin.sequence() < Long.parseLong(head.headers().getOrDefault(CloudEventHeaders.SEQUENCE, "0"));
        } catch (UnreadableFactException | NumberFormatException e) {
            return false;
        }
    }

    private void setAside(InboundRecord record, State state, String cause, int attempts) {
        String key = record.key();
        if (key != null) {
            waiting.add(new QueueKey(record.topic(), key));
        }
        String id = DeadLetterStore.idOf(group, record);
        if (!letters.add(group, record, state, cause, attempts)) {
            return;
        }
        if (state == State.PARKED || state == State.GAP) {
            counts.countParked();
        } else {
            counts.countDead();
        }
        if (state != State.PARKED) {
            LOG.warn("Set {} aside as {}: {}", id, state, cause);
            copy(record, id, state, cause);
        }
    }

    /** For tools that watch topics; what counts is the letter in the database. */
    private void copy(InboundRecord record, String id, State state, String cause) {
        RecordHeaders headers = new RecordHeaders();
        record.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        headers.remove(CloudEventHeaders.CONTENT_TYPE);
        headers.add(CloudEventHeaders.CONTENT_TYPE, "application/octet-stream".getBytes(UTF_8));
        headers.add("dead_letter", id.getBytes(UTF_8));
        headers.add("dead_state", state.name().getBytes(UTF_8));
        headers.add("dead_cause", cause.getBytes(UTF_8));
        String key = record.key();
        var _ = copies.send(
                new ProducerRecord<>(
                        record.topic() + FactTopics.DEAD,
                        null,
                        key == null ? null : key.getBytes(UTF_8),
                        letters.sealed(id),
                        headers),
                (_, failure) -> {
                    if (failure != null) {
                        LOG.warn("No copy of {} on the topic of dead letters", id, failure);
                    }
                });
    }

    /** Applies what waits in the queue, in order, until one fails. */
    ReplayReport drain(QueueKey queue) {
        busy.incrementAndGet();
        ReentrantLock lock = lock(queue);
        lock.lock();
        try {
            List<String> drained = new ArrayList<>();
            List<DeadLetter> queued = letters.queue(group, queue);
            for (int i = 0; i < queued.size(); i++) {
                DeadLetter letter = queued.get(i);
                @Nullable String cause = apply(letter);
                if (cause != null) {
                    return new ReplayReport(
                            false,
                            drained,
                            queued.subList(i, queued.size()).stream()
                                    .map(DeadLetter::id)
                                    .toList(),
                            cause);
                }
                letters.remove(letter.id());
                drained.add(letter.id());
            }
            waiting.remove(queue);
            return new ReplayReport(false, drained, List.of(), "");
        } finally {
            lock.unlock();
            busy.decrementAndGet();
        }
    }

    /** Null when it went through. */
    private @Nullable String apply(DeadLetter letter) {
        return switch (Attempt.of(letters.open(letter), handler)) {
            case Attempt.Done(Outcome outcome)
            when outcome != Outcome.GAP -> {
                counts.count(outcome);
                yield null;
            }
            case Attempt.Done _ -> {
                letters.failedAgain(letter.id(), State.GAP, "One before it has not arrived");
                yield "One before it has not arrived";
            }
            case Attempt.Failed(String cause) -> {
                letters.failedAgain(letter.id(), State.DEAD, cause);
                yield cause;
            }
        };
    }

    /** Says which letters of a queue can be read, and applies none. */
    ReplayReport rehearse(QueueKey queue) {
        List<String> readable = new ArrayList<>();
        List<DeadLetter> queued = letters.queue(group, queue);
        for (int i = 0; i < queued.size(); i++) {
            try {
                InboundRecord record = letters.open(queued.get(i));
                InboundRecord.Origin origin = record.origin();
                if (FactCatalogue.classOf(origin.type()).isPresent()) {
                    record.delivery(origin);
                }
                readable.add(queued.get(i).id());
            } catch (UnreadableFactException | IllegalStateException e) {
                return new ReplayReport(
                        true,
                        readable,
                        queued.subList(i, queued.size()).stream()
                                .map(DeadLetter::id)
                                .toList(),
                        String.valueOf(e.getMessage()));
            }
        }
        return new ReplayReport(true, readable, List.of(), "");
    }

    /** Moves the handler's cursor past a letter that a person takes out, so that what follows is no gap. */
    void passOver(DeadLetter letter) {
        try {
            InboundRecord.Origin origin = letters.open(letter).origin();
            handler.passOver(origin.source(), origin.sequence(), origin.key());
        } catch (UnreadableFactException e) {
            LOG.info("{} has no source and sequence to pass over", letter.id());
        }
    }

    /** Takes up queues whose head no longer stands in the way: after a quarantine, or a replay elsewhere. */
    void takeUpFreed() {
        for (QueueKey queue : waiting) {
            List<DeadLetter> queued = letters.queue(group, queue);
            if (queued.isEmpty() || queued.getFirst().state() == State.PARKED) {
                drain(queue);
            }
        }
    }

    private ReentrantLock lock(QueueKey queue) {
        return stripes[Math.floorMod(queue.hashCode(), STRIPES)];
    }
}
