package aftercare.messaging;

import aftercare.kernel.AtRest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * Makes the batch functions that Spring Cloud Stream feeds from the topics of facts.
 *
 * <pre>{@code
 * @Bean
 * Consumer<Message<List<byte[]>>> facts(FactInbox inbox, ApplyFacts handler) {
 *     return inbox.consumer("follow-up", handler);
 * }
 *
 * spring.cloud.function.definition: facts
 * spring.cloud.stream.bindings.facts-in-0: {destination: "session.events,intake.events", group: follow-up}
 * }</pre>
 *
 * Batch mode, native decoding, several topics in one consumer and the start at the first fact come with {@link
 * MessagingConfiguration}. Pass the handler itself rather than a method reference when it overrides {@link
 * FactHandler#passOver}.
 */
public final class FactInbox implements AtRest, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FactInbox.class);
    private static final long TAKE_UP_EVERY_SECONDS = 3;

    private final DeadLetterStore letters;
    private final MessagingCounts counts;
    private final Producer<byte[], byte[]> producer;
    private final ConsumerProgress progress;
    private final String service;
    private final int sideBySide;
    private final Map<String, GroupInbox> groups = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService takingUp;

    FactInbox(
            DeadLetterStore letters,
            MessagingCounts counts,
            Producer<byte[], byte[]> producer,
            ConsumerProgress progress,
            String service,
            int sideBySide) {
        this.letters = letters;
        this.counts = counts;
        this.producer = producer;
        this.progress = progress;
        this.service = service;
        this.sideBySide = sideBySide;
    }

    /**
     * A function for the bindings of that consumer group. Every record is applied, dropped or set aside before it
     * returns; offsets are committed after.
     *
     * @throws IllegalArgumentException when the group has a function already
     */
    public Consumer<Message<List<byte[]>>> consumer(String group, FactHandler handler) {
        GroupInbox inbox = new GroupInbox(group, handler, letters, counts, producer, sideBySide);
        if (groups.putIfAbsent(group, inbox) != null) {
            throw new IllegalArgumentException("Group " + group
                    + " has a function already: bind that one to several topics, or name another group");
        }
        return message -> inbox.accept(records(message));
    }

    @SuppressWarnings("unchecked") // Put there by RawBatchConverter, which is typed.
    private static List<ConsumerRecord<byte[], byte[]>> records(Message<List<byte[]>> message) {
        Object records = message.getHeaders().get(KafkaHeaders.RAW_DATA);
        if (records == null) {
            throw new IllegalStateException("No records in the message's header " + KafkaHeaders.RAW_DATA
                    + ": is MessagingConfiguration imported?");
        }
        return (List<ConsumerRecord<byte[], byte[]>>) records;
    }

    Optional<GroupInbox> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** No batch is being applied, and every group has read its topics to the end. */
    @Override
    public boolean atRest() {
        for (Map.Entry<String, GroupInbox> group : groups.entrySet()) {
            GroupInbox inbox = group.getValue();
            if (!inbox.idle() || !progress.atEnd(group.getKey(), inbox::position) || !inbox.idle()) {
                return false;
            }
        }
        return true;
    }

    private void takeUpFreed() {
        try {
            groups.values().forEach(GroupInbox::takeUpFreed);
        } catch (RuntimeException e) {
            LOG.warn("{} could not take up parked facts, trying again", service, e);
        }
    }

    @Override
    public void start() {
        groups.keySet().forEach(progress::requireTopics);
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(service + "-parked").factory());
        var _ = thread.scheduleWithFixedDelay(
                this::takeUpFreed, TAKE_UP_EVERY_SECONDS, TAKE_UP_EVERY_SECONDS, TimeUnit.SECONDS);
        takingUp = thread;
    }

    @Override
    public void stop() {
        ScheduledExecutorService thread = takingUp;
        if (thread != null) {
            thread.shutdown();
            takingUp = null;
        }
    }

    @Override
    public boolean isRunning() {
        return takingUp != null;
    }
}
