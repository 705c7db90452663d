package aftercare.auditor;

import aftercare.auditor.canary.Canary;
import aftercare.auditor.canary.CanaryMail;
import aftercare.auditor.http.CanaryAtPages;
import aftercare.auditor.mail.FolderMail;
import aftercare.auditor.mail.ImapMail;
import aftercare.web.Role;
import aftercare.web.Staff;
import aftercare.web.StaffTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The canary, where it is switched on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("aftercare.canary.enabled")
@EnableConfigurationProperties(CanaryProperties.class)
class CanaryConfiguration {
    private static final Staff CONTACT = new Staff("canary-contact", "Canary's contact", Set.of(Role.CANARY_CONTACT));

    @Bean
    CanaryMail canaryMail(CanaryProperties properties) {
        if (properties.folder() != null) {
            return new FolderMail(properties.folder());
        }
        if (properties.imapUrl() != null) {
            return new ImapMail(properties.imapUrl());
        }
        throw new IllegalStateException(
                "The canary is enabled and its mail reaches nobody: set aftercare.canary.imap-url"
                        + " to a mailbox of its own, or aftercare.canary.enabled to false");
    }

    @Bean
    Canary canary(
            CanaryMail mail,
            CanaryProperties properties,
            StaffTokens tokens,
            MeterRegistry meters,
            @Value("${aftercare.base-url:http://localhost:8080}") String baseUrl) {
        Timer timer = Timer.builder("aftercare.canary.told")
                .description("From the canary's answer to when its contact was told; alert on a maximum over 2 min")
                .register(meters);
        return new Canary(
                mail,
                new CanaryAtPages(URI.create(baseUrl), () -> tokens.issue(CONTACT)),
                properties.every(),
                properties.limit(),
                timer::record,
                InstantSource.system().instant());
    }

    @Bean(destroyMethod = "close")
    CanaryThread canaryThread(Canary canary, CanaryProperties properties) {
        return new CanaryThread(canary, InstantSource.system(), properties.lookEvery());
    }
}
