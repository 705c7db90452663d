package aftercare.web.provider;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.InstantSource;

/** Posts JSON to a receiver of the clinic's own, signed by Standard Webhooks; it answers 2xx when it has taken it over. */
public final class SignedPost {
    private final URI receiver;
    private final SignedWebhook signature;
    private final InstantSource wall;
    private final Provider provider;

    /** @param wall the machine's clock, which signatures go by */
    public SignedPost(URI receiver, SignedWebhook signature, InstantSource wall, Timeouts timeouts) {
        this.receiver = receiver;
        this.signature = signature;
        this.wall = wall;
        this.provider = new Provider(timeouts);
    }

    /** @param id goes as {@code webhook-id}, by which the receiver knows a repeat */
    public Taken send(String id, String json) {
        Instant now = wall.instant();
        return provider.call(
                id,
                HttpRequest.newBuilder(receiver)
                        .header("Content-Type", "application/json")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                        .header("webhook-signature", signature.sign(id, now, json))
                        .POST(BodyPublishers.ofString(json)),
                response -> Provider.byStatus(response.statusCode()));
    }
}
