package aftercare.followup.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The codes by which a text is answered: of one escalation and one person, not to be guessed, and easy to type. */
public final class Codes {
    private static final char[] LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789".toCharArray();
    private static final int LENGTH = 6;
    private static final Pattern CODE = Pattern.compile("\\b[A-HJKMNP-Z2-9]{" + LENGTH + "}\\b");

    private final byte[] key;

    /** @param key secret, 32 bytes */
    public Codes(byte[] key) {
        this.key = key.clone();
    }

    /** The code by which that account acknowledges that escalation. */
    public String of(String escalationId, String username) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] hash = mac.doFinal(("notice-code " + escalationId + " " + username).getBytes(UTF_8));
            StringBuilder code = new StringBuilder(LENGTH);
            for (int i = 0; i < LENGTH; i++) {
                code.append(LETTERS[Math.floorMod(hash[i], LETTERS.length)]);
            }
            return code.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The machine cannot sign by HMAC-SHA256", e);
        }
    }

    /** What can be a code in what somebody wrote back, whatever stands around it, in order. */
    static Stream<String> in(String text) {
        return CODE.matcher(text.toUpperCase(Locale.ROOT)).results().map(MatchResult::group);
    }
}
