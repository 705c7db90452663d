package aftercare.auditor.web;

import aftercare.auditor.ledger.Audit;
import aftercare.auditor.ledger.LedgerView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up when the ledger balances and the end of the log was reached a short time ago. */
final class LedgerHealth implements HealthIndicator {
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final Audit audit;
    private final InstantSource wall;

    LedgerHealth(Audit audit, InstantSource wall) {
        this.audit = audit;
        this.wall = wall;
    }

    @Override
    public Health health() {
        LedgerView ledger = audit.view(false);
        Instant readUpTo = ledger.readUpTo();
        if (readUpTo == null) {
            return Health.outOfService()
                    .withDetail("reason", "the log has not been read to its end yet")
                    .build();
        }
        Health.Builder health = ledger.imbalance() == 0 && wall.instant().isBefore(readUpTo.plus(SILENCE))
                ? Health.up()
                : Health.down();
        return health.withDetail("imbalance", ledger.imbalance())
                .withDetail("readUpTo", readUpTo.toString())
                .build();
    }
}
