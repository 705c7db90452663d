package aftercare.intake.sms;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.intake.message.Channel.Outcome;
import aftercare.intake.message.Letter;
import aftercare.testkit.outside.TextProvider;
import aftercare.web.provider.Timeouts;
import aftercare.web.provider.TwilioAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioChannelTest {
    private static final Letter LETTER = new Letter("Subject", "text", "<p>text</p>", "brief & to the point: é");

    private final TextProvider provider = new TextProvider();

    TwilioChannelTest() throws IOException {}

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void aMessageIsHandedOverInTheProvidersForm() {
        assertThat(hand(channel(provider.url(), "+15550100900"))).isEqualTo(Outcome.ACCEPTED);
        TextProvider.Received request = provider.received().getFirst();
        assertThat(request.path()).isEqualTo("/2010-04-01/Accounts/AC1/Messages.json");
        assertThat(request.headers())
                .containsEntry("authorization", "Basic QUMxOnRva2Vu")
                .containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(request.form())
                .isEqualTo(Map.of(
                        "To",
                        "+15550100123",
                        "From",
                        "+15550100900",
                        "Body",
                        "brief & to the point: é",
                        "StatusCallback",
                        "http://clinic.test/status/m-1"));
    }

    @Test
    void aMessagingServiceIsNamedAsOne() {
        assertThat(hand(channel(provider.url(), "MG7"))).isEqualTo(Outcome.ACCEPTED);
        assertThat(provider.received().getFirst().form())
                .containsEntry("MessagingServiceSid", "MG7")
                .doesNotContainKey("From");
    }

    /** Status, code of the error (0: none), and what that means. */
    @ParameterizedTest
    @CsvSource({
        "200,     0, ACCEPTED",
        "201,     0, ACCEPTED",
        "302,     0, MISCONFIGURED",
        "400, 21211, REFUSED",
        "400, 21610, REFUSED",
        "400, 21614, REFUSED",
        "400, 21606, MISCONFIGURED",
        "400, 21408, MISCONFIGURED",
        "400, 21611, NOT_NOW",
        "400,     0, REFUSED",
        "401, 20003, MISCONFIGURED",
        "403,     0, MISCONFIGURED",
        "404, 20404, MISCONFIGURED",
        "429, 20429, NOT_NOW",
        "500, 20500, NOT_NOW",
        "503,     0, NOT_NOW",
    })
    void whatTheProviderSaysDecides(int status, int code, Outcome expected) {
        provider.reject(status, code == 0 ? "" : "{\"code\": " + code + ", \"message\": \"To +15550100123\"}");
        assertThat(hand(channel(provider.url(), "+15550100900"))).isEqualTo(expected);
    }

    @Test
    void aProviderThatHangsUpAfterTheRequestPerhapsHasIt() {
        provider.hangUp();
        assertThat(hand(channel(provider.url(), "+15550100900"))).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aProviderThatFallsSilentPerhapsHasIt() {
        provider.fallSilent();
        TwilioChannel impatient = new TwilioChannel(
                new TwilioAccount(provider.url(), "AC1", "token", "+15550100900"),
                URI.create("http://clinic.test/status"),
                new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(200)));
        assertThat(hand(impatient)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void nobodyListening() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(hand(channel(URI.create("http://127.0.0.1:" + port), "+15550100900")))
                .isEqualTo(Outcome.NOT_NOW);
    }

    private static Outcome hand(TwilioChannel channel) {
        return channel.handOver("m-1", "+15550100123", LETTER);
    }

    private static TwilioChannel channel(URI url, String from) {
        return new TwilioChannel(
                new TwilioAccount(url, "AC1", "token", from),
                URI.create("http://clinic.test/status"),
                new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }
}
