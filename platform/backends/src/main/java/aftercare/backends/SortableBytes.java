package aftercare.backends;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values of documents as bytes whose unsigned order is MongoDB's order of the values. No encoding is the beginning of
 * another, so encodings can be joined into the key of several fields. A missing field counts as null.
 *
 * <p>Values of some types have no place in that order here: see {@link #ordered}. They are encoded too, equal values
 * to equal bytes.
 */
final class SortableBytes {
    private static final int NULL = 0x10;
    private static final int NUMBER = 0x20;
    private static final int STRING = 0x30;
    private static final int OTHER = 0x40;
    private static final int UUID_TAG = 0x50;
    private static final int OBJECT_ID = 0x58;
    private static final int BOOLEAN = 0x60;
    private static final int DATE = 0x68;

    private static final double LARGEST_INT = 1L << 31;
    private static final double LARGEST_LONG = 0x1p63;

    /**
     * Whether the bytes of such a value compare as the value does. Not so for arrays, which match by their elements,
     * for documents, binary data and timestamps, and for the few numbers (decimals, NaN, huge fractions) that the
     * matcher of queries compares in ways of its own.
     */
    static boolean ordered(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Missing missing -> true;
            case Integer number -> true;
            case Long number -> true;
            case Double number -> ordered(number.doubleValue());
            case String text -> true;
            case UUID uuid -> true;
            case ObjectId id -> true;
            case Boolean truth -> true;
            case Instant instant -> true;
            default -> false;
        };
    }

    private static boolean ordered(double number) {
        double size = Math.abs(number);
        return size < LARGEST_INT || (size < LARGEST_LONG && number == Math.rint(number));
    }

    static byte[] of(@Nullable Object value) {
        var out = new ByteArrayOutputStream(24);
        write(value, out);
        return out.toByteArray();
    }

    static void write(@Nullable Object value, ByteArrayOutputStream out) {
        switch (value) {
            case null -> out.write(NULL);
            case Missing missing -> out.write(NULL);
            case Number number -> writeNumber(number, out);
            case String text -> writeText(text, out);
            case UUID uuid -> {
                out.write(UUID_TAG);
                writeLong(uuid.getMostSignificantBits(), out);
                writeLong(uuid.getLeastSignificantBits(), out);
            }
            case ObjectId id -> {
                out.write(OBJECT_ID);
                out.writeBytes(id.toByteArray());
            }
            case Boolean truth -> {
                out.write(BOOLEAN);
                out.write(truth ? 1 : 0);
            }
            case Instant instant -> {
                out.write(DATE);
                writeLong(instant.toEpochMilli() ^ Long.MIN_VALUE, out);
            }
            default -> writeOther(value, out);
        }
    }

    /** The shortest bytes that lie before or at every value of this value's type, and begin each of them. */
    static byte[] typeOf(byte[] encoded) {
        return Arrays.copyOf(encoded, 1);
    }

    /** Where the values without an order lie. */
    static KeyRange unordered() {
        return KeyRange.startingWith(new byte[] {OTHER});
    }

    /** A double first, then what a long has beyond the double next to it. */
    private static void writeNumber(Number number, ByteArrayOutputStream out) {
        double rounded = number.doubleValue() + 0.0;
        int rest = number instanceof Long exact ? (int) (exact - (long) rounded) : 0;
        long bits = Double.doubleToLongBits(rounded);
        out.write(NUMBER);
        writeLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE, out);
        int shifted = rest + (1 << 15);
        out.write(shifted >>> 8);
        out.write(shifted);
    }

    /** Each UTF-16 unit on its own, since Java compares strings by unit; ended by 0, so 0 and 1 are escaped. */
    private static void writeText(String text, ByteArrayOutputStream out) {
        out.write(STRING);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 2) {
                out.write(1);
                out.write(unit + 1);
            } else if (unit < 0x80) {
                out.write(unit);
            } else if (unit < 0x800) {
                out.write(0xC0 | (unit >> 6));
                out.write(0x80 | (unit & 0x3F));
            } else {
                out.write(0xE0 | (unit >> 12));
                out.write(0x80 | ((unit >> 6) & 0x3F));
                out.write(0x80 | (unit & 0x3F));
            }
        }
        out.write(0);
    }

    private static void writeOther(Object value, ByteArrayOutputStream out) {
        out.write(OTHER);
        Object normal = new KeyValue(value).normalized().get(0);
        ByteBuf buffer = Unpooled.buffer();
        try {
            BsonEncoder.encodeDocument(new Document("", normal), buffer);
            for (byte each : ByteBufUtil.getBytes(buffer)) {
                if (each == 0 || each == 1) {
                    out.write(1);
                    out.write(each + 1);
                } else {
                    out.write(each);
                }
            }
        } finally {
            buffer.release();
        }
        out.write(0);
    }

    private static void writeLong(long value, ByteArrayOutputStream out) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    private SortableBytes() {}
}
