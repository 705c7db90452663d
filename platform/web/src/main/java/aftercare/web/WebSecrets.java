package aftercare.web;

import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties {@code aftercare.secrets.*} of the web edge.
 *
 * @param cookie base64 of 32 random bytes, the same in every service
 */
@ConfigurationProperties("aftercare.secrets")
record WebSecrets(String cookie) {
    SecretKey cookieKey() {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(cookie);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "aftercare.secrets.cookie is not base64: give base64 of 32 random bytes", e);
        }
        if (key.length < 32) {
            throw new IllegalStateException(
                    "aftercare.secrets.cookie holds " + key.length + " bytes: give base64 of at least 32 random bytes");
        }
        return new SecretKeySpec(key, "HmacSHA256");
    }

    @Override
    public String toString() {
        return "WebSecrets[cookie=hidden]";
    }
}
