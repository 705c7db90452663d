package aftercare.intake;

import aftercare.intake.message.Channel;
import aftercare.intake.sms.TwilioChannel;
import aftercare.intake.sms.WebhookChannel;
import aftercare.web.provider.MachineClock;
import aftercare.web.provider.ReachedAt;
import aftercare.web.provider.SignedWebhook;
import aftercare.web.provider.Timeouts;
import aftercare.web.provider.TwilioAccount;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to text messages, where {@code aftercare.sms.provider} names one. */
@Configuration(proxyBeanMethods = false)
class SmsConfiguration {
    /** Name of the one channel for texts, whatever it is made of. */
    static final String SMS = "sms";

    @Bean
    ReachedAt reachedAt(IntakeProperties properties) {
        return new ReachedAt(properties.baseUrl());
    }

    @Bean
    MachineClock machineClock() {
        return new MachineClock(InstantSource.system());
    }

    /** Through a provider that speaks Twilio's API. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "aftercare.sms.provider", havingValue = "twilio")
    static class Twilio {
        @Bean
        TwilioAccount twilioAccount(IntakeProperties properties) {
            IntakeProperties.Twilio twilio = properties.sms().twilio();
            return new TwilioAccount(twilio.baseUrl(), twilio.account(), twilio.token(), twilio.from());
        }

        @Bean(SMS)
        Channel twilio(TwilioAccount account, IntakeProperties properties) {
            return new TwilioChannel(account, told(properties, "twilio"), timeouts(properties));
        }
    }

    /** Through a gateway of the clinic's own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "aftercare.sms.provider", havingValue = "webhook")
    static class Webhook {
        @Bean
        SignedWebhook smsSignature(IntakeProperties properties) {
            return new SignedWebhook(properties.sms().webhook().secret());
        }

        @Bean(SMS)
        Channel webhook(SignedWebhook signature, MachineClock wall, IntakeProperties properties) {
            return new WebhookChannel(
                    properties.sms().webhook().url(),
                    told(properties, "webhook"),
                    signature,
                    wall.source(),
                    timeouts(properties));
        }
    }

    private static URI told(IntakeProperties properties, String provider) {
        return URI.create(properties.baseUrl() + "/api/intake/sms/" + provider + "/status");
    }

    private static Timeouts timeouts(IntakeProperties properties) {
        return new Timeouts(properties.sms().connectTimeout(), properties.sms().timeout());
    }
}
