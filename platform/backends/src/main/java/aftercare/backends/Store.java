package aftercare.backends;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A document store in this process that speaks MongoDB's protocol on 127.0.0.1 only and keeps everything in one file.
 * Every acknowledged write survives the death of the process.
 */
public final class Store implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final MongoServer server;
    private final MVStore file;
    private final int port;

    private Store(MongoServer server, MVStore file, int port) {
        this.server = server;
        this.file = file;
        this.port = port;
    }

    /**
     * Opens the store in {@code directory}, which is made when it is new, and listens.
     *
     * @throws PortInUseException when the port is taken
     * @throws DamagedStoreException when the file cannot be read; it is left as it was
     */
    public static Store start(Path directory, int port) {
        Ports.requireFree("the store", port);
        MVStore file = open(directory.resolve("store.mv"));
        var server = new MongoServer(new DurableBackend(file));
        server.bind(HOST, port);
        return new Store(server, file, port);
    }

    private static MVStore open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder of " + path, e);
        }
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(path.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            store.setRetentionTime(0);
            return store;
        } catch (MVStoreException e) {
            throw new DamagedStoreException(path, e);
        }
    }

    /** The port clients connect to. */
    public int port() {
        return port;
    }

    /** The connection string of one database. */
    public String uri(String database) {
        return "mongodb://" + HOST + ":" + port + "/" + database;
    }

    /** Stops listening and closes the file in order. */
    @Override
    public void close() {
        server.shutdownNow();
        if (!file.isClosed()) {
            file.close();
        }
    }
}
