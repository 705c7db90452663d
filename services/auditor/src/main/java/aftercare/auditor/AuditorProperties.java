package aftercare.auditor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties {@code aftercare.auditor.*}.
 *
 * @param tolerance how long a fact may be in flight before it counts as missing, by the wall clock
 * @param snapshotEvery how often the ledger is saved while there is something new in it
 */
@ConfigurationProperties("aftercare.auditor")
record AuditorProperties(
        @DefaultValue("60s") Duration tolerance,
        @DefaultValue("60s") Duration snapshotEvery) {}
