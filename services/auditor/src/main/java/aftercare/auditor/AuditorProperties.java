package aftercare.auditor;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties {@code aftercare.auditor.*}.
 *
 * @param tolerance how long a fact may be in flight before it counts as missing, by the wall clock
 * @param snapshotEvery how often the ledger is saved while there is something new in it
 * @param lookEvery how often the ledger is looked at for the operators
 * @param operators who is mailed when something does not add up
 * @param mailFrom address that such mail comes from
 * @param alarmAgain how long after an alarm they are told again while it lasts
 * @param heartbeatUrl called at every look that finds nothing wrong, and not otherwise, so that who waits for it learns of
 *     an auditor that is down as well; null for none
 */
@ConfigurationProperties("aftercare.auditor")
record AuditorProperties(
        @DefaultValue("60s") Duration tolerance,
        @DefaultValue("60s") Duration snapshotEvery,
        @DefaultValue("60s") Duration lookEvery,
        @DefaultValue("operator@clinic.localdomain") List<String> operators,
        @DefaultValue("aftercare@localhost.localdomain") String mailFrom,
        @DefaultValue("24h") Duration alarmAgain,
        @Nullable String heartbeatUrl) {}
