package aftercare.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import aftercare.testkit.Backends;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class FactTopicsTest {
    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", Backends.shared().bootstrapServers()));
    }

    @Test
    void declaringTwiceIsDeclaringOnce() throws Exception {
        try (Admin admin = admin()) {
            FactTopics topics = new FactTopics(admin, (short) 1);
            topics.declare(List.of("topics.test"));
            topics.declare(List.of("topics.test"));
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, "topics.test");
            var config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
            assertThat(admin.listTopics().names().get()).contains("topics.test", "topics.test.dlq");
        }
    }

    @Test
    void topicOfAnotherSizeIsRefusedByName() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic("topics.small", 3, (short) 1)))
                    .all()
                    .get();
            assertThatIllegalStateException()
                    .isThrownBy(() -> new FactTopics(admin, (short) 1).declare(List.of("topics.small")))
                    .withMessageContaining("topics.small has 3 partitions and not 24");
        }
    }
}
