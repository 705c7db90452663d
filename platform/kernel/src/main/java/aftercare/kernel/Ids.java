package aftercare.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Ids of two kinds. Derived: the same parts always give the same id, so doing a thing twice is doing it once.
 * Time-ordered: new ones sort by the instant they were made at, which keeps database indexes compact.
 */
public final class Ids {
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

    private Ids() {}

    /**
     * An id of 26 characters (130 bits of SHA-256, Crockford base 32) that depends on the parts and their boundaries
     * only.
     *
     * @param prefix a short word that says what the id is of, such as {@code poll}; comes first, followed by a dash
     * @param parts what the thing is identified by, in a fixed order
     */
    public static String derive(String prefix, String... parts) {
        MessageDigest sha = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            sha.update((byte) (bytes.length >>> 8));
            sha.update((byte) bytes.length);
            sha.update(bytes);
        }
        return prefix + "-" + base32(sha.digest(), 26);
    }

    /**
     * A new id: 48 bits of milliseconds, then 80 random bits, so that later ids sort later.
     *
     * @param prefix as in {@link #derive}
     * @param now when the thing came to be
     * @param random where the 80 bits come from; secure where the id must not be guessed
     */
    public static String timeOrdered(String prefix, Instant now, RandomGenerator random) {
        byte[] bytes = new byte[17];
        long millis = now.toEpochMilli();
        for (int i = 0; i < 6; i++) {
            bytes[i] = (byte) (millis >>> (40 - 8 * i));
        }
        byte[] tail = new byte[11];
        random.nextBytes(tail);
        System.arraycopy(tail, 0, bytes, 6, tail.length);
        return prefix + "-" + base32(bytes, 26);
    }

    /** SHA-256 of a text as lower-case hexadecimal; how links and free text are stored and named. */
    public static String sha256Hex(String text) {
        return java.util.HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one does not", e);
        }
    }

    private static String base32(byte[] bytes, int length) {
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int bit = i * 5;
            int two = ((bytes[bit / 8] & 0xff) << 8) | (bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xff : 0);
            out.append(ALPHABET[(two >>> (11 - bit % 8)) & 31]);
        }
        return out.toString();
    }
}
