package aftercare.backends;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The index of ids is the data themselves: they lie in the order of their ids. Nothing is written twice. */
final class IdIndex extends AbstractUniqueIndex<Position> implements Access {
    private final MVMap<byte[], byte[]> data;

    IdIndex(String name, List<IndexKey> keys, MVMap<byte[], byte[]> data) {
        super(name, keys, false);
        this.data = data;
    }

    @Override
    public List<IndexKey> fields() {
        return getKeys();
    }

    @Override
    public long count(KeyRange range) {
        return new SortedMap<>(data).count(range);
    }

    @Override
    public Stream<Position> positions(KeyRange range, boolean backwards) {
        return new SortedMap<>(data).stream(range, backwards).map(found -> new Position(found.key()));
    }

    /** An id is never an array, so each matches by its own place alone. */
    @Override
    public Optional<KeyRange> unordered() {
        return Optional.empty();
    }

    @Override
    public boolean inOrder() {
        return count(SortableBytes.unordered()) == 0;
    }

    @Override
    protected @Nullable Position getPosition(KeyValue key) {
        Position position = Position.ofId(key.get(0));
        return data.containsKey(position.bytes()) ? position : null;
    }

    /** The document itself is removed after its indexes. */
    @Override
    protected @Nullable Position removeDocument(KeyValue key) {
        return getPosition(key);
    }

    /** The document is there already. */
    @Override
    public void add(Document document, Position position, MongoCollection<Position> collection) {}

    @Override
    protected boolean putKeyPosition(KeyValue key, Position position) {
        return true;
    }

    @Override
    protected Iterable<Entry<KeyValue, Position>> getIterable() {
        throw new UnsupportedOperationException("Queries on " + this + " are planned by the collection");
    }

    @Override
    public long getCount() {
        return data.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
