package aftercare.auditor.web;

import aftercare.auditor.ledger.Audit;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health and metrics of the ledger. Both go by the wall clock: the log's records do. */
@Configuration(proxyBeanMethods = false)
class LedgerWatch {
    @Bean
    LedgerHealth ledgerHealthIndicator(Audit audit) {
        return new LedgerHealth(audit, InstantSource.system());
    }

    @Bean
    LedgerMetrics ledgerMetrics(Audit audit) {
        return new LedgerMetrics(audit, InstantSource.system());
    }
}
