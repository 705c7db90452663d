package aftercare.messaging;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How facts are sent: in order, acknowledged by all replicas, batched when many come, never given up while the broker is away. */
final class FactProducers {
    private FactProducers() {}

    static Producer<byte[], byte[]> create(String brokers, String service) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        service + "-facts-out",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        // An unbatched record costs many times a batched one; a millisecond gathers one write's facts.
                        ProducerConfig.LINGER_MS_CONFIG,
                        1,
                        // While one request is under way the next gathers: the busier, the fewer.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        64 * 1024,
                        // A batch that expires could let a later one of the same patient pass.
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Integer.MAX_VALUE,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        1_000),
                new ByteArraySerializer(),
                new ByteArraySerializer()) {
            // Does not wait for a broker that is away: what is unsent stands in the documents.
            @Override
            public void close() {
                close(Duration.ofSeconds(3));
            }
        };
    }
}
