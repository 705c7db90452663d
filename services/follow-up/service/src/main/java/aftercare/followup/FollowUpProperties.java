package aftercare.followup;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What follow-up reads under {@code aftercare}.
 *
 * @param baseUrl where staff and patients reach the clinic's pages
 */
@ConfigurationProperties("aftercare")
record FollowUpProperties(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        Secrets secrets,
        @DefaultValue Mail mail,
        @DefaultValue FollowUp followUp,
        @DefaultValue Notices notices,
        @DefaultValue Canary canary) {

    /**
     * How staff is told.
     *
     * @param mostPerHour notices one person gets within an hour, besides red ones, before the rest is told together
     * @param digestAfter how long the first of the rest waits
     * @param quietFrom from when yellow waits for the morning, by the clinic's clock
     * @param quietTo until when; the same as {@code quietFrom}: yellow never waits
     * @param yellowDaily when yellow is told once a day, by the clinic's clock; empty: each by itself, in a small clinic at 08:00
     * @param connectTimeout how long reaching a provider may take
     * @param timeout how long it may take to answer, that included
     * @param twilio texts and calls
     * @param pager pages
     * @param webhook a receiver of the clinic's own
     */
    record Notices(
            @DefaultValue("12") int mostPerHour,
            @DefaultValue("10m") Duration digestAfter,
            @DefaultValue("21:00") LocalTime quietFrom,
            @DefaultValue("08:00") LocalTime quietTo,
            @DefaultValue("") String yellowDaily,
            @DefaultValue("5s") Duration connectTimeout,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue Twilio twilio,
            @DefaultValue Pager pager,
            @DefaultValue Webhook webhook) {
        private static final LocalTime MORNING = LocalTime.of(8, 0);

        Optional<LocalTime> yellowDaily(boolean smallClinic) {
            try {
                return yellowDaily.isEmpty()
                        ? Optional.of(MORNING).filter(_ -> smallClinic)
                        : Optional.of(LocalTime.parse(yellowDaily));
            } catch (DateTimeParseException e) {
                throw new IllegalStateException(
                        "aftercare.notices.yellow-daily is " + yellowDaily + ": give a time such as 08:00", e);
            }
        }
    }

    /**
     * @param baseUrl of the provider, without a slash at the end
     * @param account SID of the account; empty: this clinic has no such provider
     * @param token the account's secret
     * @param from number in E.164, of its own for staff: what is answered to it acknowledges
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

    /** @param url of the provider, without a slash at the end; empty: this clinic has none */
    record Pager(@DefaultValue("") String url) {}

    /**
     * @param url of the receiver; empty: this clinic has none
     * @param secret base64 of 24 bytes or more; signs
     */
    record Webhook(
            @DefaultValue("") String url, @DefaultValue("") String secret) {
        @Override
        public String toString() {
            return "Webhook[hidden]";
        }
    }

    /**
     * @param enabled whether the canary is asked; intake has it enrolled under the same setting
     * @param every from one asking to the next
     * @param contact address that is told of its escalations, and nobody of the staff
     */
    record Canary(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("5m") Duration every,
            @DefaultValue("contact@canary.localdomain") String contact) {}

    /** @param links base64 of 32 random bytes, the same as intake's */
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

    /** @param from address that notices to staff come from */
    record Mail(
            @DefaultValue("aftercare@localhost.localdomain") String from) {}

    /**
     * @param staffMailDomain where the accounts made at the first start get their mail
     * @param protocol file with the clinic's own protocol; empty: the one that comes with the product
     * @param licensedTexts folder with the clinic's text files of licensed instruments; empty: none
     * @param outsideContact name and contact of the state board, for reports that the clinic shall not read; empty: none
     * @param readers accounts of whom a patient who felt unsafe chooses a reader; none: the safety officer
     * @param notifiers threads that hand notices over, so that one slow mail server call does not hold up the next
     * @param smallClinic true where one person holds several roles: the first account has all of them, yellow is told once a day, and no
     *     second person has to agree
     * @param secondSignature whether a second person agrees before a red escalation is closed; empty: in a small clinic none does
     * @param rota file that says who is on call when; empty: all clinicians of a team always are
     */
    record FollowUp(
            @DefaultValue("clinic.localdomain") String staffMailDomain,
            @DefaultValue("") String protocol,
            @DefaultValue("") String licensedTexts,
            @DefaultValue("") String outsideContact,
            @DefaultValue List<String> readers,
            @DefaultValue("4") int notifiers,
            @DefaultValue("false") boolean smallClinic,
            @Nullable Boolean secondSignature,
            @DefaultValue("") String rota) {
        boolean needsSecondSignature() {
            return secondSignature == null ? !smallClinic : secondSignature;
        }
    }
}
