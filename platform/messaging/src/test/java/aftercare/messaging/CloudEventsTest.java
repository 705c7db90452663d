package aftercare.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FactCatalogue;
import aftercare.testkit.Backends;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** What the relay writes is read by the CloudEvents project's own reader, which shares no code with us. */
class CloudEventsTest {
    @Test
    void factIsACloudEventInBinaryMode() throws Exception {
        String brokers = Backends.shared().bootstrapServers();
        var fact = Clinic.cleared("p-ce", 7);
        var pending = PendingFact.of(fact, "/intake/patients/p-ce", 7, Clinic.NOW);
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers));
                var producer = FactProducers.create(brokers, "cloud-events-test")) {
            new FactTopics(admin, (short) 1).declare(List.of("cloud-events.test"));
            producer.send(new ProducerRecord<>(
                            "cloud-events.test",
                            null,
                            pending.key().getBytes(StandardCharsets.UTF_8),
                            pending.data().getBytes(StandardCharsets.UTF_8),
                            CloudEventHeaders.of(pending)))
                    .get();
        }

        ConsumerRecord<String, CloudEvent> record = readOne(brokers);
        CloudEvent event = record.value();
        assertThat(record.key()).isEqualTo("p-ce");
        assertThat(event.getSpecVersion().toString()).isEqualTo("1.0");
        assertThat(event.getId()).isEqualTo("/intake/patients/p-ce#7");
        assertThat(event.getSource()).hasToString("/intake/patients/p-ce");
        assertThat(event.getType()).isEqualTo("aftercare.intake.patient-cleared.v1");
        assertThat(Objects.requireNonNull(event.getTime()).toInstant()).isEqualTo(Clinic.NOW);
        assertThat(event.getSubject()).isEqualTo("p-ce");
        assertThat(event.getExtension("sequence")).isEqualTo("7");
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(FactCatalogue.fromJson(
                        event.getType(), Objects.requireNonNull(event.getData()).toBytes()))
                .isEqualTo(fact);
    }

    private static ConsumerRecord<String, CloudEvent> readOne(String brokers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", brokers, "group.id", "cloud-events-test", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new CloudEventDeserializer())) {
            consumer.subscribe(List.of("cloud-events.test"));
            List<ConsumerRecord<String, CloudEvent>> read = new ArrayList<>();
            Eventually.isTrue("one record", () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
                return !read.isEmpty();
            });
            return read.getFirst();
        }
    }
}
