package aftercare.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a consumer group has come to the end of its topics. */
final class ConsumerProgress {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerProgress.class);
    private static final long PATIENCE_SECONDS = 5;

    private final Admin admin;
    private final Function<String, ? extends Collection<String>> topicsOf;
    private final int partitions;

    /**
     * @param topicsOf the topics a group reads
     * @param partitions how many each of them has
     */
    ConsumerProgress(Admin admin, Function<String, ? extends Collection<String>> topicsOf, int partitions) {
        this.admin = admin;
        this.topicsOf = topicsOf;
        this.partitions = partitions;
    }

    /** Fails when no binding feeds the group: it would seem at its end for ever. */
    void requireTopics(String group) {
        if (topicsOf.apply(group).isEmpty()) {
            throw new IllegalStateException("Group " + group
                    + " has a function and no topic: set spring.cloud.stream.bindings.<function>-in-0.destination, and group: "
                    + group);
        }
    }

    /**
     * True when every partition's end has been reached, by this process or, as its committed offset shows, by another.
     *
     * @param position the offset this process has come to; -1 when it read nothing
     */
    boolean atEnd(String group, ToLongFunction<TopicPartition> position) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (String topic : topicsOf.apply(group)) {
            for (int partition = 0; partition < partitions; partition++) {
                latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        try {
            var ends = admin.listOffsets(latest).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Map<TopicPartition, Long> behind = new HashMap<>();
            ends.forEach((partition, end) -> {
                if (position.applyAsLong(partition) < end.offset() && end.offset() > 0) {
                    behind.put(partition, end.offset());
                }
            });
            if (behind.isEmpty()) {
                return true;
            }
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return behind.entrySet().stream().allMatch(end -> {
                OffsetAndMetadata done = committed.get(end.getKey());
                return done != null && done.offset() >= end.getValue();
            });
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Cannot tell how far group {} has come", group, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
