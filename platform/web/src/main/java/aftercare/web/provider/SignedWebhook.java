package aftercare.web.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signatures as Standard Webhooks 1.0 has them: {@code webhook-signature} holds {@code v1,} and the base64 of HMAC-SHA256 over
 * {@code webhook-id}, {@code webhook-timestamp} in seconds and the body, with dots between. Several may stand there, with spaces
 * between, while a secret is changed.
 */
public final class SignedWebhook {
    /** How far a timestamp may be from now. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private final byte[] secret;

    /** @param secret base64, after {@code whsec_} or not; at least 24 bytes */
    public SignedWebhook(String secret) {
        try {
            this.secret = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The secret of a webhook is not base64", e);
        }
        if (this.secret.length < 24) {
            throw new IllegalStateException("The secret of a webhook is too short: give base64 of 24 bytes or more");
        }
    }

    /** What {@code webhook-signature} says. */
    public String sign(String id, Instant at, String body) {
        return "v1," + Base64.getEncoder().encodeToString(mac(id + "." + at.getEpochSecond() + "." + body));
    }

    /** True when one of the signatures is of that id, time and body, and the time is now. */
    public boolean holds(
            @Nullable String id, @Nullable String timestamp, @Nullable String signatures, String body, Instant now) {
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(at, now).abs().compareTo(WINDOW) > 0) {
            return false;
        }
        byte[] right = sign(id, at, body).getBytes(UTF_8);
        return Stream.of(signatures.split(" ")).anyMatch(one -> MessageDigest.isEqual(right, one.getBytes(UTF_8)));
    }

    private byte[] mac(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(content.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The machine cannot sign by HMAC-SHA256", e);
        }
    }
}
