package aftercare.backends;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** One database in the store's file. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Position> {
    private final StoreMaps maps;

    StoreDatabase(String name, StoreMaps maps, CursorRegistry cursors) {
        super(name, cursors);
        this.maps = maps;
        initializeNamespacesAndIndexes();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        if (command.equalsIgnoreCase("aggregate")) {
            List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
            @Nullable MongoCollection<Position> collection = resolveCollection(String.valueOf(query.get(command)), false);
            if (collection != null
                    && !pipeline.isEmpty()
                    && pipeline.getFirst().get("$match") instanceof Document match) {
                List<Document> rest = pipeline.subList(1, pipeline.size());
                Aggregation aggregation = Aggregation.fromPipeline(rest, databases, this, collection, oplog);
                aggregation.validate(query);
                return firstBatch(
                        collection,
                        aggregation.runStages(collection.handleQueryAsStream(new Document("$query", match))));
            }
        }
        return super.handleCommand(channel, command, query, databases, oplog);
    }

    private static Document firstBatch(MongoCollection<?> collection, List<Document> documents) {
        Document cursor =
                new Document("id", 0L).append("ns", collection.getFullName()).append("firstBatch", documents);
        return new Document("cursor", cursor).append("ok", 1.0);
    }

    @Override
    protected MongoCollection<Position> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoreCollection(this, name, options, maps.data(fullName(name)), cursorRegistry);
    }

    @Override
    protected Index<Position> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        if (keys.size() == 1 && keys.getFirst().getKey().equals("_id")) {
            return new IdIndex(name, keys, maps.data(fullName(collection)));
        }
        return new UniqueIndex(name, keys, sparse, maps.uniqueIndex(fullName(collection), name));
    }

    @Override
    protected Index<Position> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        MVMap<byte[], Integer> map = maps.sortedIndex(fullName(collection), name);
        var index = new SortedIndex(name, keys, sparse, map);
        if (!isOpen(collection, name)) {
            maps.clearUnlessCurrent(fullName(collection), index, map);
        }
        return index;
    }

    /** An index that is open already stays as it is, whatever is asked for under its name now. */
    private boolean isOpen(String collection, String index) {
        @Nullable MongoCollection<Position> open = resolveCollection(collection, false);
        return open != null
                && open.getIndexes().stream().anyMatch(each -> each.getName().equals(index));
    }

    @Override
    protected void dropIndex(MongoCollection<Position> collection, String name) {
        super.dropIndex(collection, name);
        maps.removeIndex(collection.getFullName(), name);
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        maps.removeCollection(fullName(name));
    }

    @Override
    public void drop(Oplog oplog) {
        super.drop(oplog);
        maps.removeDatabase(getDatabaseName());
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        String oldName = collection.getFullName();
        super.moveCollection(from, collection, newName);
        maps.renameCollection(oldName, fullName(newName));
    }

    private String fullName(String collection) {
        return getFullCollectionNamespace(collection);
    }

    @Override
    protected long getStorageSize() {
        return maps.fileSize();
    }

    @Override
    protected long getFileSize() {
        return maps.fileSize();
    }
}
