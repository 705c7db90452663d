package aftercare.backends;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The documents of one collection by the sortable bytes of their ids. */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Position> {
    private final MVMap<byte[], byte[]> data;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<byte[], byte[]> data,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.data = data;
    }

    MVMap<byte[], byte[]> data() {
        return data;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document order,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var question = new Plan.Question(Bounds.of(query), query, order, skip, limit);
        Optional<Plan> plan = Plan.cheapest(question, getIndexes(), data.sizeAsLong());
        if (plan.isEmpty()) {
            return matchDocuments(query, order, skip, limit, batchSize, projection);
        }
        Stream<Document> documents = plan.get()
                .positions()
                .map(position -> data.get(position.bytes()))
                .filter(Objects::nonNull)
                .map(DocumentBytes::read);
        return matchDocumentsFromStream(
                documents, query, plan.get().sorted() ? null : order, skip, limit, batchSize, projection);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document order,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Stream<DocumentWithPosition<Position>> documents = streamAllDocumentsWithPosition();
        if (isNaturalDescending(order)) {
            documents = new SortedMap<>(data)
                    .stream(KeyRange.startingWith(new byte[0]), true).map(found -> at(found.key(), found.value()));
        }
        return matchDocumentsFromStream(
                documents.map(DocumentWithPosition::getDocument), query, order, skip, limit, batchSize, projection);
    }

    @Override
    protected Stream<DocumentWithPosition<Position>> streamAllDocumentsWithPosition() {
        return new SortedMap<>(data)
                .stream(KeyRange.startingWith(new byte[0]), false).map(found -> at(found.key(), found.value()));
    }

    private static DocumentWithPosition<Position> at(byte[] key, byte[] document) {
        return new DocumentWithPosition<>(DocumentBytes.read(document), new Position(key));
    }

    @Override
    protected Position addDocumentInternal(Document document) {
        @Nullable String idField = getIdField();
        Position position =
                Position.ofId(idField == null ? UUID.randomUUID() : Utils.getSubdocumentValue(document, idField));
        if (data.putIfAbsent(position.bytes(), DocumentBytes.of(document)) != null) {
            throw new IllegalStateException("A document with this id is already in " + this);
        }
        return position;
    }

    @Override
    protected void handleUpdate(Position position, Document before, Document after) {
        data.put(position.bytes(), DocumentBytes.of(after));
    }

    @Override
    protected void removeDocument(Position position) {
        if (data.remove(position.bytes()) == null) {
            throw new IllegalStateException("No document to remove from " + this);
        }
    }

    @Override
    protected Document getDocument(Position position) {
        return DocumentBytes.read(Objects.requireNonNull(data.get(position.bytes())));
    }

    @Override
    public int count() {
        return data.size();
    }

    @Override
    public boolean isEmpty() {
        return data.isEmpty();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {}

    /** Counted when asked for, which is seldom. */
    @Override
    protected int getDataSize() {
        long size = data.entrySet().stream()
                .map(Entry::getValue)
                .mapToLong(bytes -> bytes.length)
                .sum();
        return (int) Math.min(size, Integer.MAX_VALUE);
    }
}
