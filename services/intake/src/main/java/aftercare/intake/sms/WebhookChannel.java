package aftercare.intake.sms;

import aftercare.intake.message.Channel;
import aftercare.intake.message.Letter;
import aftercare.web.provider.SignedPost;
import aftercare.web.provider.SignedWebhook;
import aftercare.web.provider.Timeouts;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands texts to a gateway of the clinic's own: a signed POST of {@code {"messageId", "to", "text", "status"}}, where {@code
 * status} is the address that it tells what became of the message. It takes one {@code webhook-id} over once.
 */
public final class WebhookChannel implements Channel {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI told;
    private final SignedPost gateway;

    /**
     * @param told where the gateway tells what became of a message: that, a slash and the message's id
     * @param wall the machine's clock, which signatures go by
     */
    public WebhookChannel(URI gateway, URI told, SignedWebhook signature, InstantSource wall, Timeouts timeouts) {
        this.gateway = new SignedPost(gateway, signature, wall, timeouts);
        this.told = told;
    }

    @Override
    public Outcome handOver(String messageId, String address, Letter letter) {
        return Outcomes.of(gateway.send(
                messageId,
                JSON.writeValueAsString(Map.of(
                        "messageId",
                        messageId,
                        "to",
                        address,
                        "text",
                        letter.brief(),
                        "status",
                        told + "/" + messageId))));
    }
}
