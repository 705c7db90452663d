package aftercare.auditor;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties {@code aftercare.canary.*}; intake and follow-up read some of them too.
 *
 * @param enabled whether the auditor answers for the canary
 * @param every how often follow-up asks it
 * @param limit how long after the answer its contact must be told
 * @param lookEvery how often the mail is looked at; the precision of what is measured
 * @param folder where a mail server on this machine keeps the mail to it and its contact; null when there is none
 * @param imapUrl mailbox that takes the mail to it and its contact, with user and password; null when there is a folder
 */
@ConfigurationProperties("aftercare.canary")
record CanaryProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("5m") Duration every,
        @DefaultValue("2m") Duration limit,
        @DefaultValue("1s") Duration lookEvery,
        @Nullable Path folder,
        @Nullable String imapUrl) {
    @Override
    public String toString() {
        return "CanaryProperties[" + enabled + ", " + every + ", " + limit + "]";
    }
}
