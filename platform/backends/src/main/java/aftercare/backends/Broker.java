package aftercare.backends;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker in this process, its own controller, on 127.0.0.1 only. What it acknowledged is in the operating
 * system's hands, so it survives the death of the process; topics are never created by use.
 */
public final class Broker implements AutoCloseable {
    private static final long BYTES_OF_A_MEGABYTE = 1024 * 1024;
    private static final String HOST = "127.0.0.1";

    private final KafkaRaftServer server;
    private final int port;

    private Broker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker on the data of {@code directory}, which is formatted when it is new, and returns when it
     * answers.
     *
     * @param port where clients connect
     * @param controllerPort where the broker talks to its own controller
     * @throws PortInUseException when one of the ports is taken
     */
    public static Broker start(Path directory, int port, int controllerPort) {
        return start(directory, port, controllerPort, port);
    }

    /**
     * Starts the broker behind something that passes its traffic on.
     *
     * @param seenAt the port on this machine that clients are told to connect to
     * @throws PortInUseException when one of the broker's ports is taken
     */
    public static Broker start(Path directory, int port, int controllerPort, int seenAt) {
        Ports.requireFree("the broker", port);
        Ports.requireFree("the broker's controller", controllerPort);
        try {
            Files.createDirectories(directory);
            format(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare the broker's folder " + directory, e);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot format the broker's folder " + directory, e);
        }
        Exit.setHaltProcedure((status, message) -> end(directory, status));
        var server = new KafkaRaftServer(
                new KafkaConfig(BrokerSettings.of(directory, port, controllerPort, seenAt)), Time.SYSTEM);
        server.startup();
        return new Broker(server, port);
    }

    /** A broker whose disk fails ends its process at once; whoever runs it is told why before. */
    private static void end(Path directory, int status) {
        long free = directory.toFile().getUsableSpace() / BYTES_OF_A_MEGABYTE;
        System.err.println("The broker cannot go on, as when it cannot write to " + directory.toAbsolutePath() + " ("
                + free + " MB are free there). Nothing that was acknowledged is lost. Make room and start again.");
        Runtime.getRuntime().halt(status);
    }

    /** The address clients start from. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Stops in order; everything stays on disk. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory) throws Exception {
        new Formatter()
                .setClusterId(clusterId(directory))
                .setNodeId(BrokerSettings.NODE)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setIgnoreFormatted(true)
                .setUnstableFeatureVersionsEnabled(false)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    /** Kept beside the folder, since the broker refuses a folder with files it does not know. */
    private static String clusterId(Path directory) throws IOException {
        Path file = directory.resolveSibling(directory.getFileName() + ".cluster-id");
        if (Files.notExists(file)) {
            Files.writeString(file, Uuid.randomUuid().toString());
        }
        return Files.readString(file).strip();
    }

    /** Every setting of the broker, with why it is not Kafka's own. */
    private static final class BrokerSettings {
        static final int NODE = 1;
        static final String CONTROLLER = "CONTROLLER";

        static Properties of(Path directory, int port, int controllerPort, int seenAt) {
            var settings = new Properties();
            settings.put("process.roles", "broker,controller");
            settings.put("node.id", String.valueOf(NODE));
            settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
            settings.put(
                    "listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
            settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + seenAt);
            settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
            settings.put("controller.listener.names", CONTROLLER);
            settings.put("inter.broker.listener.name", "PLAINTEXT");
            settings.put("log.dirs", directory.toString());
            settings.put("auto.create.topics.enable", "false");
            // One broker: nothing to replicate to.
            settings.put("default.replication.factor", "1");
            settings.put("offsets.topic.replication.factor", "1");
            settings.put("offsets.topic.num.partitions", "4");
            settings.put("transaction.state.log.replication.factor", "1");
            settings.put("transaction.state.log.min.isr", "1");
            settings.put("transaction.state.log.num.partitions", "4");
            settings.put("share.coordinator.state.topic.replication.factor", "1");
            settings.put("share.coordinator.state.topic.min.isr", "1");
            settings.put("share.coordinator.state.topic.num.partitions", "1");
            settings.put("group.initial.rebalance.delay.ms", "0");
            // With Kafka's 9 s the controller would believe a killed broker alive, and a restart took 12 s.
            settings.put("broker.session.timeout.ms", "1500");
            settings.put("broker.heartbeat.interval.ms", "300");
            // A small broker in a shared process.
            settings.put("log.cleaner.threads", "1");
            settings.put("log.cleaner.dedupe.buffer.size", "16777216");
            settings.put("num.network.threads", "2");
            settings.put("num.io.threads", "4");
            return settings;
        }

        private BrokerSettings() {}
    }
}
