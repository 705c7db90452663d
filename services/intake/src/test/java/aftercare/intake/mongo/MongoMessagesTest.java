package aftercare.intake.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.intake.message.Messages;
import aftercare.intake.message.MessagesContract;
import aftercare.kernel.ProductClock;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.MessagingConfiguration;
import aftercare.testkit.Backends;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

class MongoMessagesTest extends MessagesContract {
    private static ConfigurableApplicationContext context;

    /** Not marked as a configuration, or the service under test in the same run would find it. */
    @EnableAutoConfiguration
    @Import(MessagingConfiguration.class)
    static class StoreAlone {
        @Bean
        ProductClock productClock() {
            return ProductClock.real();
        }
    }

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(StoreAlone.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=none")
                .run(
                        "--aftercare.service=intake",
                        "--spring.mongodb.uri=" + Backends.shared().mongoUri("messages"),
                        "--spring.cloud.stream.kafka.binder.brokers="
                                + Backends.shared().bootstrapServers(),
                        "--aftercare.secrets.cookie=" + secret(),
                        "--aftercare.secrets.dead-letters=" + secret());
    }

    private static String secret() {
        return Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Override
    protected Messages store() {
        AggregateStores stores = context.getBean(AggregateStores.class);
        stores.template().dropCollection("messages");
        return new MongoMessages(stores, message -> {});
    }
}
