package aftercare.auditor.web;

import aftercare.auditor.canary.Canary;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the canary's answers reach its contact in time. */
final class CanaryHealth implements HealthIndicator {
    private final Canary canary;
    private final InstantSource wall;

    CanaryHealth(Canary canary, InstantSource wall) {
        this.canary = canary;
        this.wall = wall;
    }

    @Override
    public Health health() {
        Health.Builder health = canary.problems(wall.instant()).isEmpty() ? Health.up() : Health.down();
        return health.withDetail(
                        "toldInTimeAt",
                        canary.toldInTimeAt().map(Object::toString).orElse("not yet"))
                .build();
    }
}
