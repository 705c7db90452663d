package aftercare.backends;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Runs a broker and prints each number that it has acknowledged, until it is killed. */
final class KilledBroker {
    static final String TOPIC = "kill";

    public static void main(String[] arguments) throws Exception {
        var broker = Broker.start(Path.of(arguments[0]), Ports.free(), Ports.free());
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 0);
        try (var admin = Admin.create(properties)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; ; i++) {
                byte[] value = String.valueOf(i).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(TOPIC, value, value)).get();
                System.out.println(i);
            }
        }
    }

    private KilledBroker() {}
}
