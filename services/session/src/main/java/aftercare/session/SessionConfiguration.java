package aftercare.session;

import aftercare.kernel.ProductClock;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.FactInbox;
import aftercare.messaging.MessagingConfiguration;
import aftercare.operations.OperationsConfiguration;
import aftercare.session.hold.ExceptMedicine;
import aftercare.session.hold.PatientViews;
import aftercare.session.kafka.PatientFacts;
import aftercare.session.mongo.MongoPatientViews;
import aftercare.session.mongo.MongoSessions;
import aftercare.session.readiness.Checklist;
import aftercare.session.treatment.CorrectSession;
import aftercare.session.treatment.RunSession;
import aftercare.session.treatment.ScheduleSession;
import aftercare.session.treatment.Sessions;
import aftercare.session.web.HomeLinks;
import aftercare.web.Site;
import aftercare.web.Unreviewed;
import aftercare.web.WebConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** Puts session together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
@Import({MessagingConfiguration.class, WebConfiguration.class, OperationsConfiguration.class})
class SessionConfiguration {
    @Bean
    @ConditionalOnMissingBean
    ProductClock productClock() {
        return ProductClock.real();
    }

    /** Who reviewed them is the clinic's to say, since the files come with the product. */
    @Bean
    Unreviewed unreviewed(@Value("${aftercare.session.reviewer:none}") String reviewer) {
        return Unreviewed.unless(
                "aftercare.session.reviewer",
                reviewer,
                "the checklist before and after each session",
                "the questions before a session");
    }

    @Bean
    Site site() {
        return Site.of("aftercare.session.web.templates", "/h/**");
    }

    @Bean
    HomeLinks homeLinks(SessionProperties properties) {
        return new HomeLinks(properties.secrets().linkKey());
    }

    /** Counts sessions by the state they reach. */
    @Bean
    Sessions sessions(AggregateStores stores, MeterRegistry meters) {
        return new MongoSessions(
                stores,
                state -> meters.counter("aftercare.sessions", "state", state).increment());
    }

    @Bean
    PatientViews patientViews(AggregateStores stores) {
        return new MongoPatientViews(stores);
    }

    @Bean
    ScheduleSession scheduleSession(Sessions sessions, PatientViews patients, ProductClock clock) {
        return new ScheduleSession(sessions, patients, clock);
    }

    @Bean
    RunSession runSession(Sessions sessions, PatientViews patients, ProductClock clock) {
        return new RunSession(sessions, patients, Checklist.shipped(), clock);
    }

    @Bean
    CorrectSession correctSession(Sessions sessions, ProductClock clock) {
        return new CorrectSession(sessions, clock);
    }

    @Bean
    ExceptMedicine exceptMedicine(PatientViews patients, ProductClock clock) {
        return new ExceptMedicine(patients, clock);
    }

    @Bean
    Consumer<Message<List<byte[]>>> patientFacts(
            FactInbox inbox, PatientViews patients, RunSession run, ProductClock clock) {
        return inbox.consumer("session", new PatientFacts(patients, run, clock));
    }
}
