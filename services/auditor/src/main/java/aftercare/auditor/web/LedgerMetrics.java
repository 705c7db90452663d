package aftercare.auditor.web;

import aftercare.auditor.ledger.Audit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * What the auditor measures.
 *
 * <ul>
 *   <li>{@code aftercare.ledger.imbalance}: how many things do not add up; alert on anything above 0.
 *   <li>{@code aftercare.ledger.missing}: facts that were published and are not in the log.
 *   <li>{@code aftercare.ledger.facts}: distinct facts entered since the beginning of the log.
 *   <li>{@code aftercare.ledger.behind}: time since the end of the log was last reached, in seconds; not a number until
 *       it was reached once. While it is large the imbalance is old news.
 * </ul>
 */
final class LedgerMetrics implements MeterBinder {
    private final Audit audit;
    private final InstantSource wall;

    LedgerMetrics(Audit audit, InstantSource wall) {
        this.audit = audit;
        this.wall = wall;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("aftercare.ledger.imbalance", audit, a -> a.view(false).imbalance())
                .description("Things that do not add up")
                .register(registry);
        Gauge.builder("aftercare.ledger.missing", audit, a -> a.view(false).missing())
                .description("Facts that were published and are not in the log")
                .register(registry);
        Gauge.builder("aftercare.ledger.facts", audit, a -> a.view(false).facts())
                .description("Distinct facts entered")
                .register(registry);
        TimeGauge.builder("aftercare.ledger.behind", audit, TimeUnit.MILLISECONDS, this::millisBehind)
                .description("Time since the end of the log was last reached")
                .register(registry);
    }

    private double millisBehind(Audit asked) {
        return asked.readUpTo()
                .map(upTo -> (double) Duration.between(upTo, wall.instant()).toMillis())
                .orElse(Double.NaN);
    }
}
