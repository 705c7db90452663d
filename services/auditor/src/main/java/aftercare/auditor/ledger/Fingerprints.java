package aftercare.auditor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A number for each of very many ids, kept by the first 64 bits of their SHA-256: 16 bytes an id in a table at most two
 * thirds full, so that a million settled ids cost about 30 MB. Two of ten million ids share a fingerprint with a
 * probability of about 3 in a million.
 */
final class Fingerprints {
    private long[] keys = new long[64];
    private long[] values = new long[64];
    private int size;

    /** The number of an id; 0 when it has none. */
    long get(String id) {
        return values[slot(fingerprint(id))];
    }

    /** Gives an id a number other than 0. */
    void put(String id, long value) {
        put(fingerprint(id), value);
    }

    int size() {
        return size;
    }

    private void put(long key, long value) {
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
        if (size > keys.length / 3 * 2) {
            grow();
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key >>> 20) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }

    private static long fingerprint(String id) {
        try {
            long first = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8)))
                    .getLong();
            return first == 0 ? 1 : first;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one does not", e);
        }
    }

    @JsonValue
    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(size * 2 * Long.BYTES);
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                bytes.putLong(keys[i]).putLong(values[i]);
            }
        }
        return bytes.array();
    }

    @JsonCreator
    static Fingerprints ofBytes(byte[] bytes) {
        Fingerprints read = new Fingerprints();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            read.put(buffer.getLong(), buffer.getLong());
        }
        return read;
    }
}
