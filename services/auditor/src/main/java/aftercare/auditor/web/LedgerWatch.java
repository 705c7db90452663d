package aftercare.auditor.web;

import aftercare.auditor.alarm.KeepWatch;
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
    LedgerMetrics ledgerMetrics(Audit audit, KeepWatch watch) {
        return new LedgerMetrics(audit, watch, InstantSource.system());
    }
}
