package aftercare.intake.sms;

import aftercare.intake.message.Channel;
import aftercare.intake.message.Letter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands texts to a gateway of the clinic's own: a signed POST of {@code {"messageId", "to", "text", "status"}}, where {@code
 * status} is the address that it tells what became of the message. It answers 2xx when it has taken the message over, and takes
 * one {@code webhook-id} over once.
 */
public final class WebhookChannel implements Channel {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI gateway;
    private final URI told;
    private final SignedWebhook signature;
    private final InstantSource wall;
    private final Provider provider;

    /**
     * @param told where the gateway tells what became of a message: that, a slash and the message's id
     * @param wall the machine's clock, which signatures go by
     */
    public WebhookChannel(URI gateway, URI told, SignedWebhook signature, InstantSource wall, Timeouts timeouts) {
        this.gateway = gateway;
        this.told = told;
        this.signature = signature;
        this.wall = wall;
        this.provider = new Provider(timeouts.connect(), timeouts.answer());
    }

    @Override
    public Outcome handOver(String messageId, String address, Letter letter) {
        String body = JSON.writeValueAsString(Map.of(
                "messageId", messageId, "to", address, "text", letter.brief(), "status", told + "/" + messageId));
        Instant now = wall.instant();
        return provider.call(
                messageId,
                HttpRequest.newBuilder(gateway)
                        .header("Content-Type", "application/json")
                        .header("webhook-id", messageId)
                        .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                        .header("webhook-signature", signature.sign(messageId, now, body))
                        .POST(BodyPublishers.ofString(body)),
                response -> Provider.byStatus(response.statusCode()));
    }
}
