package aftercare.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class BackendsTest {
    @Test
    void storeKeepsADocument() {
        try (var client = MongoClients.create(Backends.shared().mongoUri("backends_test"))) {
            var collection = client.getDatabase("backends_test").getCollection("things");
            collection.insertOne(new Document("_id", "a").append("n", 1));
            assertThat(collection.find(new Document("_id", "a")).first())
                    .isEqualTo(new Document("_id", "a").append("n", 1));
        }
    }

    @Test
    void brokerDeclaresATopic() throws Exception {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", Backends.shared().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("backends.test", 2, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
            assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).contains("backends.test");
        }
    }
}
