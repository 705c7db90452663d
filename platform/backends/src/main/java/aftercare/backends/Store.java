package aftercare.backends;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A document store in this process that speaks MongoDB's protocol on 127.0.0.1 only and keeps everything in one file.
 * Every acknowledged write survives the death of the process.
 */
public final class Store implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    /** Connections are tied to a thread each, and a thread waits for its commit: more threads, larger groups. */
    private static final int THREADS = 16;

    private final MongoServer server;
    private final MVStore file;
    private final CommitMark mark;
    private final Compaction compaction;
    private final int port;

    private Store(MongoServer server, MVStore file, CommitMark mark, Compaction compaction, int port) {
        this.server = server;
        this.file = file;
        this.mark = mark;
        this.compaction = compaction;
        this.port = port;
    }

    /**
     * Opens the store in {@code directory}, which is made when it is new, and listens.
     *
     * @throws PortInUseException when the port is taken
     * @throws DamagedStoreException when the file cannot be read or lacks what was acknowledged; it stays as it was
     */
    public static Store start(Path directory, int port) {
        Ports.requireFree("the store", port);
        MVStore file = StoreFile.open(directory);
        try {
            CommitMark mark = CommitMark.open(directory.resolve(StoreFile.MARK));
            var commits = new GroupCommit(file, mark);
            var backend = new StoreBackend(file, commits);
            StoreFile.verify(file);
            var compaction = new Compaction(file, commits);
            var server = new MongoServer(backend);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, THREADS);
            compaction.start();
            return new Store(server, file, mark, compaction, port);
        } catch (MVStoreException e) {
            file.closeImmediately();
            throw new DamagedStoreException(directory.resolve(StoreFile.NAME), e);
        } catch (IOException e) {
            file.closeImmediately();
            throw new UncheckedIOException("Cannot open the store in " + directory, e);
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
        compaction.close();
        server.shutdownNow();
        file.close();
        try {
            mark.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the store", e);
        }
    }
}
