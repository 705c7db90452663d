package aftercare.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The unguessable part of a survey link: 144 bits of HMAC-SHA256 over poll and generation, as 24 characters of base64url.
 * Who sends the link and who opens it compute the same token from a secret both hold, so it never travels between them.
 *
 * @param value 24 characters, safe in a URL
 */
public record LinkToken(String value) {
    private static final int LENGTH = 24;

    /**
     * The token of one link.
     *
     * @param secret at least 16 bytes, better 32
     * @param pollId the poll the link opens
     * @param generation counts the links of this poll that were withdrawn and replaced; the first is 1
     */
    public static LinkToken of(byte[] secret, String pollId, int generation) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("The secret for links has " + secret.length
                    + " bytes: set aftercare.secrets.links to base64 of 32");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] tag = mac.doFinal(("link|" + pollId + "|" + generation).getBytes(UTF_8));
            return new LinkToken(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(tag).substring(0, LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256; this one does not", e);
        }
    }

    /**
     * The token of the link by which somebody takes part in a session at home.
     *
     * @param who {@code patient} or {@code monitor}
     */
    public static LinkToken ofSession(byte[] secret, String sessionId, String who) {
        return of(secret, ofSession(sessionId, who), 1);
    }

    /** What stands in the place of a poll in the token of a session at home. */
    public static String ofSession(String sessionId, String who) {
        return "session|" + who + "|" + sessionId;
    }

    /** How a token is stored and looked up: SHA-256 in hexadecimal. */
    public String hash() {
        return Ids.sha256Hex(value);
    }

    /** Hides the value, since whoever reads it may answer for the patient. */
    @Override
    public String toString() {
        return "LinkToken[hidden]";
    }
}
