package aftercare.session;

import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What session reads under {@code aftercare}. */
@ConfigurationProperties("aftercare")
record SessionProperties(Secrets secrets) {

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
}
