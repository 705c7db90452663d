package aftercare.auditor;

import aftercare.auditor.kafka.LogReader;
import aftercare.auditor.kafka.TheLog;
import aftercare.auditor.ledger.Audit;
import aftercare.auditor.ledger.Snapshots;
import aftercare.auditor.mongo.MongoSnapshots;
import aftercare.kernel.ProductClock;
import aftercare.web.Site;
import aftercare.web.WebConfiguration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

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
    LogReader logReader(Audit audit, TheLog log) {
        return new LogReader(audit, log, InstantSource.system());
    }
}
