package aftercare.testkit;

import aftercare.backends.Broker;
import aftercare.backends.Ports;
import aftercare.backends.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The real broker and the real store, started once for all tests of a process on free ports and a temporary folder.
 * Tests keep apart by database, topic and consumer group names of their own.
 */
public final class Backends {
    private final Broker broker;
    private final Store store;

    private Backends(Broker broker, Store store) {
        this.broker = broker;
        this.store = store;
    }

    /** Starts them at the first call. */
    public static Backends shared() {
        return Shared.BACKENDS;
    }

    /** The broker's address. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The connection string of a database of the test's own. */
    public String mongoUri(String database) {
        return store.uri(database);
    }

    private static final class Shared {
        static final Backends BACKENDS = start();

        private static Backends start() {
            try {
                Path folder = Files.createTempDirectory("aftercare-backends");
                var broker = Broker.start(folder.resolve("broker"), Ports.free(), Ports.free());
                var store = Store.start(folder.resolve("store"), Ports.free());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, store, folder), "backends-stop"));
                return new Backends(broker, store);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot make a folder for the tests' backends", e);
            }
        }

        private static void stop(Broker broker, Store store, Path folder) {
            store.close();
            broker.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot remove " + folder, e);
            }
        }
    }
}
