package aftercare.intake.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.intake.message.Channel.Outcome;
import aftercare.intake.message.Letter;
import aftercare.testkit.outside.TextProvider;
import aftercare.web.provider.SignedWebhook;
import aftercare.web.provider.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookChannelTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final SignedWebhook SIGNATURE = new SignedWebhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void aMessageIsHandedOverSigned() throws Exception {
        try (TextProvider gateway = new TextProvider()) {
            assertThat(hand(gateway)).isEqualTo(Outcome.ACCEPTED);
            TextProvider.Received request = gateway.received().getFirst();
            JsonNode body = JsonMapper.shared().readTree(request.body());
            assertThat(body.get("messageId").stringValue()).isEqualTo("m-1");
            assertThat(body.get("to").stringValue()).isEqualTo("+15550100123");
            assertThat(body.get("text").stringValue()).isEqualTo("brief");
            assertThat(body.get("status").stringValue()).isEqualTo("http://clinic.test/status/m-1");
            assertThat(SIGNATURE.holds(
                            request.headers().get("webhook-id"),
                            request.headers().get("webhook-timestamp"),
                            request.headers().get("webhook-signature"),
                            request.body(),
                            NOW))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"202, ACCEPTED", "422, REFUSED", "410, REFUSED", "401, MISCONFIGURED", "429, NOT_NOW", "502, NOT_NOW"})
    void theStatusDecides(int status, Outcome expected) throws Exception {
        try (TextProvider gateway = new TextProvider()) {
            gateway.reject(status, "no");
            assertThat(hand(gateway)).isEqualTo(expected);
        }
    }

    @Test
    void theSignatureIsThatOfStandardWebhooks() {
        // The example of the specification's reference libraries.
        Instant then = Instant.ofEpochSecond(1614265330);
        String body = "{\"test\": 2432232314}";
        String signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assertThat(SIGNATURE.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", then, body)).isEqualTo(signature);
        String id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        String at = "1614265330";
        assertThat(SIGNATURE.holds(id, at, "v1,other= " + signature, body, then.plusSeconds(300)))
                .isTrue();
        assertThat(SIGNATURE.holds(id, at, signature, body, then.plusSeconds(301)))
                .as("too old")
                .isFalse();
        assertThat(SIGNATURE.holds(id, at, signature, body, then.minusSeconds(301)))
                .as("of the future")
                .isFalse();
        assertThat(SIGNATURE.holds(id, "1614265331", signature, body, then)).isFalse();
        assertThat(SIGNATURE.holds("msg_2", at, signature, body, then)).isFalse();
        assertThat(SIGNATURE.holds(id, at, signature, body + " ", then)).isFalse();
        assertThat(SIGNATURE.holds(id, at, null, body, then)).isFalse();
        assertThat(SIGNATURE.holds(id, "now", signature, body, then)).isFalse();
    }

    @Test
    void aSecretThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new SignedWebhook("c2hvcnQ=")).hasMessageContaining("too short");
        assertThatThrownBy(() -> new SignedWebhook("!")).hasMessageContaining("not base64");
    }

    private static Outcome hand(TextProvider gateway) {
        return new WebhookChannel(
                        gateway.url(),
                        URI.create("http://clinic.test/status"),
                        SIGNATURE,
                        InstantSource.fixed(NOW),
                        new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)))
                .handOver("m-1", "+15550100123", new Letter("Subject", "text", "<p>text</p>", "brief"));
    }
}
