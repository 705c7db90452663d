package aftercare.backends;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a document lies in the data of its collection: the sortable bytes of its id. */
@SuppressWarnings("ArrayRecordComponent") // compares the bytes itself
record Position(byte[] bytes) {
    static Position ofId(@Nullable Object id) {
        return new Position(SortableBytes.of(id));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Position that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
