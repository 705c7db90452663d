package aftercare.auditor.web;

import aftercare.auditor.canary.Canary;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Health and metrics of the canary: {@code aftercare.canary.age}, seconds since an answer of it last reached its contact in
 * time, or since the start; alert above 420, which is its interval of 5 minutes and the limit of 2.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("aftercare.canary.enabled")
class CanaryWatch {
    @Bean
    CanaryHealth canaryHealthIndicator(Canary canary) {
        return new CanaryHealth(canary, InstantSource.system());
    }

    @Bean
    MeterBinder canaryMetrics(Canary canary) {
        InstantSource wall = InstantSource.system();
        return registry -> TimeGauge.builder(
                        "aftercare.canary.age",
                        canary,
                        TimeUnit.MILLISECONDS,
                        asked -> asked.age(wall.instant()).toMillis())
                .description("Since an answer of the canary last reached its contact in time")
                .register(registry);
    }
}
