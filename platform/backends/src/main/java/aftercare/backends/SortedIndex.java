package aftercare.backends;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not unique: one entry for each document, ordered by the indexed fields and then by id. The value of
 * an entry is the length of its fields; what follows in the key is the document's position.
 *
 * <p>A document with a value that has no place in the order, an array above all, is kept at the end and counts as a
 * possible match of every query.
 */
final class SortedIndex extends Index<Position> implements Access {
    private static final byte UNORDERED = (byte) 0xFF;

    private final MVMap<byte[], Integer> map;

    SortedIndex(String name, List<IndexKey> keys, boolean sparse, MVMap<byte[], Integer> map) {
        super(name, keys, sparse);
        this.map = map;
    }

    @Override
    public List<IndexKey> fields() {
        return getKeys();
    }

    @Override
    public long count(KeyRange range) {
        return new SortedMap<>(map).count(range);
    }

    @Override
    public Stream<Position> positions(KeyRange range, boolean backwards) {
        return new SortedMap<>(map)
                .stream(range, backwards)
                        .map(found -> new Position(Arrays.copyOfRange(found.key(), found.value(), found.key().length)));
    }

    @Override
    public Optional<KeyRange> unordered() {
        byte[] last = map.lastKey();
        return last != null && last[0] == UNORDERED
                ? Optional.of(KeyRange.startingWith(new byte[] {UNORDERED}))
                : Optional.empty();
    }

    @Override
    public boolean inOrder() {
        return unordered().isEmpty();
    }

    @Override
    public void add(Document document, Position position, MongoCollection<Position> collection) {
        put(document);
    }

    void put(Document document) {
        Entry entry = entry(document);
        map.put(entry.key, entry.fields);
    }

    @Override
    public Position remove(Document document) {
        map.remove(entry(document).key);
        return getPosition(document);
    }

    @Override
    public void updateInPlace(
            Document before, Document after, Position position, MongoCollection<Position> collection) {
        Entry old = entry(before);
        Entry changed = entry(after);
        if (!Arrays.equals(old.key, changed.key)) {
            map.remove(old.key);
            map.put(changed.key, changed.fields);
        }
    }

    @Override
    public Position getPosition(Document document) {
        return Position.ofId(document.get("_id"));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Entry(byte[] key, int fields) {}

    private Entry entry(Document document) {
        var key = new ByteArrayOutputStream(64);
        for (IndexKey field : getKeys()) {
            @Nullable Object value = Utils.getSubdocumentValueCollectionAware(document, field.getKey());
            if (!SortableBytes.ordered(value)) {
                key.reset();
                key.write(UNORDERED);
                break;
            }
            byte[] encoded = SortableBytes.of(value);
            key.writeBytes(field.isAscending() ? encoded : Bound.mirrored(encoded));
        }
        int fields = key.size();
        key.writeBytes(getPosition(document).bytes());
        return new Entry(key.toByteArray(), fields);
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof SortedIndex that && definition().equals(that.definition());
    }

    /** Two indexes with equal definitions hold equal entries. */
    String definition() {
        var definition = new StringBuilder("1");
        for (IndexKey field : getKeys()) {
            definition.append(field.isAscending() ? " +" : " -").append(field.getKey());
        }
        return definition.toString();
    }

    @Override
    public long getCount() {
        return map.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Position> collection) {}

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Position> collection) {}

    /** Queries are planned by the collection, so the library is never offered this index. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Position> getPositions(Document query) {
        throw new UnsupportedOperationException("Queries on " + this + " are planned by the collection");
    }

    @Override
    public void drop() {}
}
