package aftercare.auditor;

import aftercare.auditor.alarm.Alarm;
import aftercare.auditor.alarm.Heartbeat;
import aftercare.auditor.alarm.KeepWatch;
import aftercare.auditor.alarm.Operators;
import aftercare.auditor.canary.Canary;
import aftercare.auditor.http.CalledHeartbeat;
import aftercare.auditor.kafka.ExamineLog;
import aftercare.auditor.kafka.LogReader;
import aftercare.auditor.kafka.TheLog;
import aftercare.auditor.ledger.Audit;
import aftercare.auditor.ledger.Examine;
import aftercare.auditor.ledger.Snapshots;
import aftercare.auditor.mail.MailedOperators;
import aftercare.auditor.mongo.MongoSnapshots;
import aftercare.kernel.ProductClock;
import aftercare.web.Site;
import aftercare.web.WebConfiguration;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** How the auditor is put together. */
@Configuration(proxyBeanMethods = false)
@Import(WebConfiguration.class)
@EnableConfigurationProperties(AuditorProperties.class)
class AuditorConfiguration {
    @Bean
    @ConditionalOnMissingBean
    ProductClock productClock() {
        return ProductClock.real();
    }

    @Bean
    Site site() {
        return Site.of("aftercare.auditor.web.templates");
    }

    @Bean
    Snapshots snapshots(MongoTemplate template) {
        return new MongoSnapshots(template);
    }

    @Bean
    Audit audit(Snapshots snapshots, ProductClock clock, AuditorProperties properties) {
        return new Audit(snapshots, clock, properties.tolerance(), properties.snapshotEvery());
    }

    @Bean
    TheLog theLog(@Value("${aftercare.kafka.brokers}") String brokers) {
        return new TheLog(brokers);
    }

    @Bean
    Examine examine(TheLog log, ProductClock clock, AuditorProperties properties) {
        return new ExamineLog(log, clock, InstantSource.system(), properties.tolerance());
    }

    @Bean
    Alarm alarm(AuditorProperties properties) {
        return new Alarm(properties.tolerance(), properties.alarmAgain());
    }

    @Bean
    Operators operators(JavaMailSenderImpl server, AuditorProperties properties) {
        return new MailedOperators(server, properties.mailFrom(), properties.operators());
    }

    @Bean
    Heartbeat heartbeat(AuditorProperties properties) {
        return properties.heartbeatUrl() == null
                ? () -> true
                : new CalledHeartbeat(URI.create(properties.heartbeatUrl()));
    }

    @Bean
    KeepWatch keepWatch(
            Audit audit,
            Alarm alarm,
            Operators operators,
            Heartbeat heartbeat,
            AuditorProperties properties,
            @Value("${aftercare.base-url:http://localhost:8080}") String baseUrl,
            ObjectProvider<Canary> canary) {
        return new KeepWatch(
                audit,
                alarm,
                operators,
                heartbeat,
                InstantSource.system(),
                properties.lookEvery(),
                baseUrl,
                now -> canary.stream()
                        .flatMap(each -> each.problems(now).stream())
                        .toList());
    }

    @Bean(destroyMethod = "close")
    WatchThread watchThread(KeepWatch watch, AuditorProperties properties) {
        return new WatchThread(watch, properties.lookEvery());
    }

    @Bean
    LogReader logReader(Audit audit, TheLog log, @Value("${aftercare.inbox.gather-millis:20}") long gatherMillis) {
        return new LogReader(audit, log, InstantSource.system(), gatherMillis);
    }
}
