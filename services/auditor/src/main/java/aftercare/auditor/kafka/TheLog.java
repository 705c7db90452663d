package aftercare.auditor.kafka;

import aftercare.contracts.FactCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The three topics of facts on one broker. They are declared by the services that write them, never from here. */
public final class TheLog implements AutoCloseable {
    private static final String REQUEST_TIMEOUT = "5000";

    private final String brokers;
    private final Admin admin;
    private volatile List<TopicPartition> known = List.of();

    public TheLog(String brokers) {
        this.brokers = brokers;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.CLIENT_ID_CONFIG, "auditor-admin",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT));
    }

    /** Id of the Kafka cluster: another id is another log. */
    String id() throws ExecutionException {
        return get(admin.describeCluster().clusterId());
    }

    /** Every partition of the three topics; fails while one of them is not declared. */
    List<TopicPartition> partitions() throws ExecutionException {
        List<TopicPartition> found =
                get(admin.describeTopics(FactCatalogue.topics().toList()).allTopicNames()).values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .toList();
        known = found;
        return found;
    }

    /** The next offset of every partition, in one question to the broker: how many there are was fixed at birth. */
    Map<String, Long> ends() throws ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        List<TopicPartition> partitions = known.isEmpty() ? partitions() : known;
        partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<String, Long> ends = new HashMap<>();
        get(admin.listOffsets(asked).all()).forEach((partition, end) -> ends.put(name(partition), end.offset()));
        return ends;
    }

    /** A reader of its own. */
    Consumer<byte[], byte[]> consumer(String clientId) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        clientId,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    static String name(TopicPartition partition) {
        return partition.topic() + "/" + partition.partition();
    }

    static Map<String, Long> named(Map<TopicPartition, Long> offsets) {
        Map<String, Long> named = new HashMap<>();
        offsets.forEach((partition, offset) -> named.put(name(partition), offset));
        return named;
    }

    private static <T> T get(Future<T> answer) throws ExecutionException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
