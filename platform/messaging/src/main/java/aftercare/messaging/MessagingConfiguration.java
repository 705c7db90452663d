package aftercare.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What a service imports to have stores, relay, inbox and dead letters. */
@Configuration(proxyBeanMethods = false)
public class MessagingConfiguration {
    @Bean
    MessagingCounts messagingCounts(ObjectProvider<MeterRegistry> meters) {
        return new MessagingCounts(meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    AggregateStores aggregateStores(MongoTemplate template) {
        return new AggregateStores(template);
    }

    @Bean
    DeadLetters deadLetters() {
        return new DeadLetters();
    }

    @Bean
    FactInbox factInbox() {
        return new FactInbox();
    }
}
