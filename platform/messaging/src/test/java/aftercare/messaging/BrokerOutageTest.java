package aftercare.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.backends.Broker;
import aftercare.backends.Ports;
import aftercare.contracts.FactCatalogue;
import aftercare.kernel.Change;
import aftercare.messaging.Clinic.Patient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerOutageTest {
    @TempDir
    private Path folder;

    @Test
    void factsOfAnOutageArriveInOrderWhenTheBrokerIsBack() {
        int port = Ports.free();
        int controller = Ports.free();
        Broker broker = Broker.start(folder.resolve("broker"), port, controller);
        try (var database = new TestDatabase("outage_test");
                var producer = FactProducers.create(broker.bootstrapServers(), "outage")) {
            declareTopics(broker.bootstrapServers());
            var relay = new FactRelay(
                    database.template(),
                    producer,
                    new MessagingCounts(new SimpleMeterRegistry()),
                    InstantSource.system(),
                    "outage");
            var patients = new AggregateStores(
                            database.template(), relay, InstantSource.fixed(Clinic.NOW), InstantSource.system())
                    .of(Patient.class, "patients", "/intake/patients");
            relay.start();
            patients.insertIfAbsent("p-1", Change.none(Patient.blank("p-1")));
            patients.update("p-1", Patient::clear);
            Eventually.isTrue("at rest", relay::atRest);

            broker.close();
            for (int i = 0; i < 5; i++) {
                patients.update("p-1", Patient::clear);
            }
            Eventually.isTrue("the facts grow old", () -> relay.ageSeconds() > 0.5);
            assertThat(relay.atRest()).isFalse();

            broker = Broker.start(folder.resolve("broker"), port, controller);
            Eventually.isTrue("at rest again", relay::atRest);
            assertThat(firstCopies(broker.bootstrapServers())).containsExactly("1", "2", "3", "4", "5", "6");
            relay.stop();
        } finally {
            broker.close();
        }
    }

    private static void declareTopics(String brokers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            new FactTopics(admin, (short) 1).declare(List.of(FactCatalogue.INTAKE));
        }
    }

    private static List<String> firstCopies(String brokers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", brokers, "group.id", "outage", "auto.offset.reset", "earliest");
        List<String> sequences = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(FactCatalogue.INTAKE));
            Eventually.isTrue("six facts", () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    String sequence = new String(
                            record.headers().lastHeader("ce_sequence").value(), UTF_8);
                    if (!sequences.contains(sequence)) {
                        sequences.add(sequence);
                    }
                });
                return sequences.size() == 6;
            });
        }
        return sequences;
    }
}
