package aftercare.backends;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document store in this process that speaks MongoDB's protocol on 127.0.0.1 only and keeps everything in one file.
 * Every acknowledged write survives the death of the process.
 */
public final class Store implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    /** Connections are tied to a thread each, and a thread waits for its commit: more threads, larger groups. */
    private static final int THREADS = 16;

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(Store.class);

    private final Path directory;
    private final int port;
    private final ScheduledExecutorService keeper;
    private Opened opened;
    private String trouble = "";

    /** What is there while the file can be written. */
    private record Opened(MongoServer server, MVStore file, CommitMark mark, Compaction compaction) {
        /** Leaves the file as the last commit left it. */
        void drop() {
            compaction.close();
            server.shutdownNow();
            file.closeImmediately();
            closeMark();
        }

        void close() {
            compaction.close();
            server.shutdownNow();
            file.close();
            closeMark();
        }

        private void closeMark() {
            try {
                mark.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot close the store", e);
            }
        }
    }

    private Store(Path directory, int port, Opened opened) {
        this.directory = directory;
        this.port = port;
        this.opened = opened;
        this.keeper = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("store-keeper").daemon().factory());
    }

    /**
     * Opens the store in {@code directory}, which is made when it is new, and listens. When the file cannot be written any
     * more, as on a full disk, the store cuts its lines, acknowledges nothing, and opens what was acknowledged again as
     * soon as that can be done.
     *
     * @throws PortInUseException when the port is taken
     * @throws DamagedStoreException when the file cannot be read or lacks what was acknowledged; it stays as it was
     */
    public static Store start(Path directory, int port) {
        Ports.requireFree("the store", port);
        Store store = new Store(directory, port, open(directory, port));
        var _ = store.keeper.scheduleWithFixedDelay(
                store::keepOpen, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return store;
    }

    private static Opened open(Path directory, int port) {
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
            return new Opened(server, file, mark, compaction);
        } catch (MVStoreException e) {
            file.closeImmediately();
            throw new DamagedStoreException(directory.resolve(StoreFile.NAME), e);
        } catch (IOException e) {
            file.closeImmediately();
            throw new UncheckedIOException("Cannot open the store in " + directory, e);
        }
    }

    private synchronized void keepOpen() {
        if (!opened.file().isClosed()) {
            return;
        }
        opened.drop();
        try {
            opened = open(directory, port);
            trouble = "";
            log.warn("The store's file could not be written. It is open again, with all that was acknowledged");
        } catch (RuntimeException e) {
            if (!trouble.equals(e.getMessage())) {
                trouble = String.valueOf(e.getMessage());
                log.error("The store cannot be opened and is tried again every second: {}", trouble);
            }
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
        keeper.shutdownNow();
        synchronized (this) {
            opened.close();
        }
    }
}
