package aftercare.backends;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Ranges over a map of the store's file. */
record SortedMap<V>(MVMap<byte[], V> map) {
    long count(KeyRange range) {
        byte @Nullable [] to = range.to();
        long end = to == null ? map.sizeAsLong() : rank(to);
        return Math.max(0, end - rank(range.from()));
    }

    /** How many keys lie before this one. */
    private long rank(byte[] key) {
        if (map.isEmpty()) {
            return 0;
        }
        long index = map.getKeyIndex(key);
        return index >= 0 ? index : -index - 1;
    }

    Stream<Found<V>> stream(KeyRange range, boolean backwards) {
        Cursor<byte[], V> cursor = map.cursor(backwards ? range.to() : range.from(), null, backwards);
        var entries = new Entries<>(cursor, range, backwards);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Found<V>(byte[] key, V value) {}

    /** Begins at the cursor's place and ends where the range does. */
    private static final class Entries<V> implements Iterator<Found<V>> {
        private final Cursor<byte[], V> cursor;
        private final KeyRange range;
        private final boolean backwards;
        private @Nullable Found<V> next;

        Entries(Cursor<byte[], V> cursor, KeyRange range, boolean backwards) {
            this.cursor = cursor;
            this.range = range;
            this.backwards = backwards;
        }

        @Override
        public boolean hasNext() {
            while (next == null && cursor.hasNext()) {
                byte[] key = cursor.next();
                boolean beyond = range.endsBefore(key);
                if (beyond && backwards) {
                    continue; // the cursor begins at the first key beyond
                }
                if (beyond || range.startsAfter(key)) {
                    return false;
                }
                next = new Found<>(key, cursor.getValue());
            }
            return next != null;
        }

        @Override
        public Found<V> next() {
            Found<V> found = hasNext() ? next : null;
            if (found == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return found;
        }
    }
}
