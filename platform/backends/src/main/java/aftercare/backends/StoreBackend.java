package aftercare.backends;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers commands, and answers none before what it did or showed is in the file. */
final class StoreBackend extends AbstractMongoBackend {
    private static final Logger log = LoggerFactory.getLogger(StoreBackend.class);
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");
    private static final Set<String> WRITING_STAGES = Set.of("$out", "$merge");

    private final MVStore file;
    private final StoreMaps maps;
    private final GroupCommit commits;

    StoreBackend(MVStore file, GroupCommit commits) {
        this.file = file;
        this.commits = commits;
        this.maps = new StoreMaps(file);
        commits.write(() -> {
            maps.databases().forEach(this::resolveDatabase);
            return true;
        });
        commits.awaitDurable();
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, maps, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equals("hello")) {
            Document reply = super.handleCommand(channel, database, "ismaster", new Document("ismaster", 1));
            reply.put("isWritablePrimary", true);
            return reply;
        }
        try {
            return answer(channel, database, command, query);
        } catch (MVStoreException | UncheckedIOException e) {
            // A failing disk is no answer to a command: the client loses its line, as with a server that died, and
            // tries again.
            log.error("The store's file failed at {} on {}: {}", command, database, e.getMessage());
            var _ = channel.close();
            throw e;
        }
    }

    private Document answer(Channel channel, String database, String command, Document query) {
        // As long as the command runs, nothing that it may read is overwritten.
        MVStore.TxCounter reading = file.registerVersionUsage();
        try {
            return isWrite(command, query)
                    ? commits.write(() -> super.handleCommand(channel, database, command, query))
                    : super.handleCommand(channel, database, command, query);
        } finally {
            file.deregisterVersionUsage(reading);
            commits.awaitDurable();
        }
    }

    private static boolean isWrite(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        return WRITES.contains(name) || (name.equals("aggregate") && writesItsResult(query));
    }

    private static boolean writesItsResult(Document query) {
        return Aggregation.parse(query.get("pipeline")).stream()
                .anyMatch(stage -> stage.keySet().stream().anyMatch(WRITING_STAGES::contains));
    }
}
