package aftercare.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    private static final int ENOUGH = 200;

    @TempDir
    Path folder;

    @Test
    void keepsWhatItAcknowledgedWhenKilled() throws Exception {
        int last = 0;
        try (var child =
                Child.start(KilledBroker.class, folder.resolve("broker").toString())) {
            while (last < ENOUGH) {
                last = Integer.parseInt(child.line());
            }
            for (String line : child.kill()) {
                last = Integer.parseInt(line);
            }
        }
        try (var broker = Broker.start(folder.resolve("broker"), Ports.free(), Ports.free())) {
            assertThat(read(broker, last + 1))
                    .containsSequence(IntStream.rangeClosed(0, last)
                            .mapToObj(String::valueOf)
                            .toList());
            refusesTopicsNobodyDeclared(broker);
        }
    }

    private static List<String> read(Broker broker, int count) {
        var partition = new TopicPartition(KilledBroker.TOPIC, 0);
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            assertThat(end).isGreaterThanOrEqualTo(count);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }

    private static void refusesTopicsNobodyDeclared(Broker broker) throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", 1000);
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
                var admin = Admin.create(properties)) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("undeclared", "x"))
                            .get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
            assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).doesNotContain("undeclared");
        }
    }

    @Test
    void namesAPortInUse() throws Exception {
        try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Broker.start(folder, socket.getLocalPort(), Ports.free()))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("the broker")
                    .hasMessageContaining(String.valueOf(socket.getLocalPort()));
        }
    }
}
