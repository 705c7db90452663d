package aftercare.intake;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What intake reads under {@code aftercare}.
 *
 * @param baseUrl where patients reach the clinic's pages; survey links begin with it
 */
@ConfigurationProperties("aftercare")
record IntakeProperties(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        Secrets secrets,
        @DefaultValue Drug clinic,
        @DefaultValue Mail mail,
        @DefaultValue Sms sms,
        @DefaultValue Intake intake,
        @DefaultValue Canary canary) {

    /**
     * @param enabled whether the canary is enrolled
     * @param address where its survey links go
     */
    record Canary(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("patient@canary.localdomain") String address) {}

    /** @param links base64 of 32 random bytes, the same as follow-up's */
    record Secrets(String links) {
        byte[] linkKey() {
            try {
                return Base64.getDecoder().decode(links);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "aftercare.secrets.links is not base64: give base64 of 32 random bytes", e);
            }
        }

        @Override
        public String toString() {
            return "Secrets[hidden]";
        }
    }

    /** @param drug what the clinic calls the drug */
    record Drug(@DefaultValue("ketamine") String drug) {}

    /**
     * @param from address that patients' messages come from
     * @param inboxUrl mailbox of that address, such as {@code imaps://user:password@mail.example/INBOX}; empty: what patients
     *     mail back is not read
     * @param lookEvery from one look into it to the next
     */
    record Mail(
            @DefaultValue("aftercare@localhost.localdomain") String from,
            @DefaultValue("") String inboxUrl,
            @DefaultValue("20s") Duration lookEvery) {
        @Override
        public String toString() {
            return "Mail[hidden]";
        }
    }

    /**
     * Text messages.
     *
     * @param provider {@code twilio} or {@code webhook}; empty: this clinic sends none
     * @param connectTimeout how long reaching the provider may take
     * @param timeout how long it may take to answer, that included; well under {@code aftercare.intake.lost-after}
     */
    record Sms(
            @DefaultValue("") String provider,
            @DefaultValue("5s") Duration connectTimeout,
            @DefaultValue("15s") Duration timeout,
            @DefaultValue Twilio twilio,
            @DefaultValue Webhook webhook) {
        Sms {
            if (!Set.of("", "twilio", "webhook").contains(provider)) {
                throw new IllegalStateException(
                        "aftercare.sms.provider is " + provider + ": give twilio or webhook, or leave it out");
            }
        }
    }

    /**
     * @param baseUrl of the provider, without a slash at the end
     * @param account SID of the account
     * @param token the account's secret
     * @param from number in E.164, or SID of a messaging service
     */
    record Twilio(
            @DefaultValue("https://api.twilio.com") URI baseUrl,
            @DefaultValue("") String account,
            @DefaultValue("") String token,
            @DefaultValue("") String from) {
        @Override
        public String toString() {
            return "Twilio[hidden]";
        }
    }

    /**
     * @param url of the gateway
     * @param secret base64 of 24 bytes or more; signs both ways
     */
    record Webhook(
            @DefaultValue("http://localhost:8025") URI url,
            @DefaultValue("") String secret) {
        @Override
        public String toString() {
            return "Webhook[hidden]";
        }
    }

    /**
     * @param careTeams codes of the clinic's teams, the usual one first
     * @param consentVersion of the informed consent in use, which says that the use is off label
     * @param lostAfter after how long a message that is still being handed over is given up as of unknown outcome; longer
     *     than the mail server's time-outs together
     * @param instance name of this process among those of intake, kept by the one that takes its place: what it was handing
     *     over when it died is given up at once. Empty where no name is kept; then lostAfter decides
     * @param repliesReadWithin what somebody who wrote back is promised, moved into opening hours: as fast as the protocol has
     *     a person act on an amber flag
     * @param mostMessagesADay how many links and reminders one person gets by one channel in 24 hours; the rest wait
     */
    record Intake(
            @DefaultValue("main") List<String> careTeams,
            @DefaultValue("off-label-1") String consentVersion,
            @DefaultValue("2m") Duration lostAfter,
            @DefaultValue("") String instance,
            @DefaultValue("4h") Duration repliesReadWithin,
            @DefaultValue("10") int mostMessagesADay) {}
}
