package aftercare.backends;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index: the sortable bytes of its fields, an array's elements one by one, to the document's position. */
final class UniqueIndex extends AbstractUniqueIndex<Position> {
    private final MVMap<byte[], byte[]> map;

    UniqueIndex(String name, List<IndexKey> keys, boolean sparse, MVMap<byte[], byte[]> map) {
        super(name, keys, sparse);
        this.map = map;
    }

    /** The document whose indexed fields have these values, joined. */
    Optional<Position> find(byte[] values) {
        return Optional.ofNullable(map.get(values)).map(Position::new);
    }

    @Override
    protected @Nullable Position getPosition(KeyValue key) {
        return find(bytes(key)).orElse(null);
    }

    @Override
    protected @Nullable Position removeDocument(KeyValue key) {
        byte[] removed = map.remove(bytes(key));
        return removed == null ? null : new Position(removed);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Position position) {
        return map.putIfAbsent(bytes(key), position.bytes()) == null;
    }

    private static byte[] bytes(KeyValue key) {
        var bytes = new ByteArrayOutputStream(32);
        key.forEach(value -> SortableBytes.write(value, bytes));
        return bytes.toByteArray();
    }

    @Override
    protected Iterable<Entry<KeyValue, Position>> getIterable() {
        throw new UnsupportedOperationException("Queries on " + this + " are planned by the collection");
    }

    @Override
    public long getCount() {
        return map.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
