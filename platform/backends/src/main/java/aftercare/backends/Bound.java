package aftercare.backends;

import java.util.Arrays;
import java.util.List;

/** What a query says about one field, as far as an index can use it; the encodings are {@link SortableBytes}. */
sealed interface Bound {
    /** Nothing outside both can match. */
    Bound and(Bound other);

    /** The field equals one of these. */
    record Points(List<byte[]> values) implements Bound {
        @Override
        public Bound and(Bound other) {
            return other instanceof Points points && points.values.size() < values.size() ? other : this;
        }
    }

    /** The field lies between two values of one type. */
    record Between(Edge lower, Edge upper) implements Bound {
        @Override
        public Bound and(Bound other) {
            return switch (other) {
                case Points points -> points;
                case Between between -> new Between(higher(lower, between.lower), lower(upper, between.upper));
            };
        }

        private static Edge higher(Edge one, Edge two) {
            return Arrays.compareUnsigned(one.value, two.value) >= 0 ? one : two;
        }

        /** The whole type is the beginning of each value, so it compares as lower though it reaches higher. */
        private static Edge lower(Edge one, Edge two) {
            if (one.wholeType() || two.wholeType()) {
                return one.wholeType() ? two : one;
            }
            return Arrays.compareUnsigned(one.value, two.value) <= 0 ? one : two;
        }

        /** The keys that begin with {@code prefix} and go on with a value inside, in the index's direction. */
        KeyRange after(byte[] prefix, boolean ascending) {
            Edge first = ascending ? lower : upper.mirrored();
            Edge last = ascending ? upper : lower.mirrored();
            byte[] from = join(prefix, first.value);
            byte[] to = join(prefix, last.value);
            byte[] begin = first.inclusive ? from : KeyRange.after(from);
            return new KeyRange(begin == null ? from : begin, last.inclusive ? KeyRange.after(to) : to);
        }
    }

    /** One end of a range: a value, or the beginning of a whole type. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Edge(byte[] value, boolean inclusive) {
        boolean wholeType() {
            return value.length == 1;
        }

        Edge mirrored() {
            return new Edge(Bound.mirrored(value), inclusive);
        }
    }

    /** The bytes of a field that the index keeps in descending order. */
    static byte[] mirrored(byte[] value) {
        byte[] mirrored = new byte[value.length];
        for (int i = 0; i < value.length; i++) {
            mirrored[i] = (byte) ~value[i];
        }
        return mirrored;
    }

    static byte[] join(byte[] left, byte[] right) {
        byte[] joined = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }
}
