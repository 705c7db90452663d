package aftercare.web.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How Twilio signs what it tells ({@code X-Twilio-Signature}): base64 of HMAC-SHA1 under the account's token over the address
 * that it calls and the names and values of the form, sorted by name, with nothing between.
 */
public final class TwilioSignature {
    private final String token;

    public TwilioSignature(String token) {
        this.token = token;
    }

    /** What the header says. */
    public String sign(String url, Map<String, List<String>> form) {
        StringBuilder content = new StringBuilder(url);
        new TreeMap<>(form)
                .forEach((name, values) -> values.stream()
                        .distinct()
                        .sorted()
                        .forEach(value -> content.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(content.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The machine cannot sign by HMAC-SHA1", e);
        }
    }

    /** True when the header says what it must. */
    public boolean holds(@Nullable String signature, String url, Map<String, List<String>> form) {
        return signature != null && MessageDigest.isEqual(sign(url, form).getBytes(UTF_8), signature.getBytes(UTF_8));
    }
}
