package aftercare.followup;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
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
        @DefaultValue Canary canary) {

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
     * @param secondSignature whether a second person agrees before a red escalation is closed; false in a clinic with one clinician
     * @param rota file that says who is on call when; empty: all clinicians of a team always are
     */
    record FollowUp(
            @DefaultValue("clinic.localdomain") String staffMailDomain,
            @DefaultValue("") String protocol,
            @DefaultValue("") String licensedTexts,
            @DefaultValue("") String outsideContact,
            @DefaultValue List<String> readers,
            @DefaultValue("4") int notifiers,
            @DefaultValue("true") boolean secondSignature,
            @DefaultValue("") String rota) {}
}
