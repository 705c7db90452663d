package aftercare.auditor.web;

import aftercare.auditor.alarm.KeepWatch;
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
 *   <li>{@code aftercare.ledger.scores.recomputed} and {@code .differing}: assessments whose scores were computed anew, and
 *       those that came out otherwise; alert on any.
 *   <li>{@code aftercare.ledger.rules.judged} and {@code .unjudged}: pages judged once more by the protocol's rules, and those
 *       whose protocol is not in the log; what is missing counts in the imbalance.
 *   <li>{@code aftercare.auditor.heartbeat}: when the heart last beat, in seconds since 1970; alert when it is old or absent.
 * </ul>
 */
final class LedgerMetrics implements MeterBinder {
    private final Audit audit;
    private final KeepWatch watch;
    private final InstantSource wall;

    LedgerMetrics(Audit audit, KeepWatch watch, InstantSource wall) {
        this.audit = audit;
        this.watch = watch;
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
        Gauge.builder(
                        "aftercare.ledger.scores.recomputed",
                        audit,
                        a -> a.view(false).scores().recomputed())
                .description("Assessments whose scores the auditor computed anew")
                .register(registry);
        Gauge.builder(
                        "aftercare.ledger.scores.differing",
                        audit,
                        a -> a.view(false).scores().differing())
                .description("Assessments whose scores came out otherwise")
                .register(registry);
        Gauge.builder(
                        "aftercare.ledger.rules.judged",
                        audit,
                        a -> a.view(false).rules().judged())
                .description("Pages that the auditor judged by the protocol's rules")
                .register(registry);
        Gauge.builder(
                        "aftercare.ledger.rules.unjudged",
                        audit,
                        a -> a.view(false).rules().unjudged())
                .description("Pages whose protocol is not in the log")
                .register(registry);
        TimeGauge.builder("aftercare.auditor.heartbeat", watch, TimeUnit.SECONDS, KeepWatch::beatAt)
                .description("When the heart last beat, since 1970")
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
