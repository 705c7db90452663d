package aftercare.messaging;

import aftercare.contracts.FactCatalogue;
import aftercare.kernel.ProductClock;
import aftercare.messaging.Clinic.Patient;
import aftercare.messaging.Clinic.Reader;
import aftercare.testkit.Backends;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** A service that publishes what happens to patients and reads it back. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(MessagingConfiguration.class)
class TestService {
    @Bean
    ProductClock productClock() {
        return ProductClock.simulated(Clinic.NOW);
    }

    @Bean
    Aggregates<Patient> patients(AggregateStores stores) {
        return stores.of(Patient.class, "patients", "/intake/patients");
    }

    @Bean
    Aggregates<Reader> readers(AggregateStores stores) {
        return stores.of(Reader.class, "readers", "/session/patients");
    }

    @Bean
    ReadFacts readFacts(Aggregates<Reader> readers) {
        return new ReadFacts(readers);
    }

    @Bean
    Consumer<Message<List<byte[]>>> facts(FactInbox inbox, ReadFacts handler) {
        return inbox.consumer("reader", handler);
    }

    static ConfigurableApplicationContext start(String database) {
        Backends backends = Backends.shared();
        return new SpringApplicationBuilder(TestService.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .properties(
                        "aftercare.service=reader",
                        "spring.mongodb.uri=" + backends.mongoUri(database),
                        "spring.cloud.stream.kafka.binder.brokers=" + backends.bootstrapServers(),
                        "aftercare.secrets.dead-letters=" + Base64.getEncoder().encodeToString(new byte[32]),
                        "spring.cloud.function.definition=facts",
                        "spring.cloud.stream.bindings.facts-in-0.destination=" + FactCatalogue.INTAKE + ","
                                + FactCatalogue.SESSION)
                .run();
    }
}
