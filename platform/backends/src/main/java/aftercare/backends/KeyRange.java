package aftercare.backends;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys from one to another in unsigned order.
 *
 * @param from the first key that may be inside
 * @param to the first key beyond, null when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record KeyRange(byte[] from, byte @Nullable [] to) {
    static KeyRange startingWith(byte[] prefix) {
        return new KeyRange(prefix, after(prefix));
    }

    /** The first key beyond all that begin with the prefix; null when nothing lies beyond. */
    static byte @Nullable [] after(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        byte[] next = Arrays.copyOf(prefix, last + 1);
        next[last]++;
        return next;
    }

    boolean endsBefore(byte[] key) {
        return to != null && Arrays.compareUnsigned(key, to) >= 0;
    }

    boolean startsAfter(byte[] key) {
        return Arrays.compareUnsigned(key, from) < 0;
    }
}
