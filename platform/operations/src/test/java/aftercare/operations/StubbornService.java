package aftercare.operations;

import aftercare.kernel.ProductClock;
import aftercare.messaging.Delivery;
import aftercare.messaging.FactHandler;
import aftercare.messaging.FactInbox;
import aftercare.messaging.MessagingConfiguration;
import aftercare.messaging.Outcome;
import aftercare.testkit.Backends;
import aftercare.web.Site;
import aftercare.web.WebConfiguration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** A service that cannot apply the facts of some patients until the test lets it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({MessagingConfiguration.class, WebConfiguration.class, OperationsConfiguration.class})
class StubbornService {
    /** What it applied, and whose facts it refuses. */
    record Stubborn(List<String> applied, Set<String> refused) implements FactHandler {
        @Override
        public Outcome apply(Delivery delivery) {
            if (refused.contains(delivery.key())) {
                throw new IllegalStateException("cannot be applied yet");
            }
            applied.add(delivery.id());
            return Outcome.APPLIED;
        }
    }

    @Bean
    Stubborn stubborn() {
        return new Stubborn(new CopyOnWriteArrayList<>(), ConcurrentHashMap.newKeySet());
    }

    @Bean
    ProductClock productClock() {
        return ProductClock.real();
    }

    @Bean
    Site site() {
        return Site.of("aftercare.web.templates");
    }

    @Bean
    Consumer<Message<List<byte[]>>> facts(FactInbox inbox, Stubborn handler) {
        return inbox.consumer("stubborn", handler);
    }

    static ConfigurableApplicationContext start() {
        Backends backends = Backends.shared();
        String secret = Base64.getEncoder().encodeToString(new byte[32]);
        return new SpringApplicationBuilder(StubbornService.class)
                .bannerMode(Banner.Mode.OFF)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "aftercare.service",
                        "stubborn",
                        "spring.mongodb.uri",
                        backends.mongoUri("stubborn_test"),
                        "spring.cloud.stream.kafka.binder.brokers",
                        backends.bootstrapServers(),
                        "aftercare.secrets.dead-letters",
                        secret,
                        "aftercare.secrets.cookie",
                        secret,
                        "spring.cloud.function.definition",
                        "facts",
                        "spring.cloud.stream.bindings.facts-in-0.destination",
                        "session.events"))
                .run();
    }
}
