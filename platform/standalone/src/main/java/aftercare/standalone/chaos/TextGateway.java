package aftercare.standalone.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes text messages as a clinic's gateway does, and keeps each before it says so. A run that goes on finds the former ones. */
final class TextGateway implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int NO_CONTENT = 204;
    private static final int SECRET_BYTES = 32;

    private final Path file;
    private final List<Text> texts = new ArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** A text message that was taken. */
    record Text(String messageId, String to, String text) {}

    /** @param folder where taken messages are kept */
    TextGateway(Path folder) {
        this.file = folder.resolve("chaos.texts");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                // The last line may have been cut off by a kill: then nobody was told that it was taken.
                String kept = Files.readString(file);
                kept.substring(0, kept.lastIndexOf('\n') + 1)
                        .lines()
                        .map(TextGateway::read)
                        .forEach(texts::add);
            }
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open a gateway for text messages", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** How intake is told of it. */
    Map<String, String> environment() {
        return Map.of(
                "AFTERCARE_SMS_PROVIDER",
                "webhook",
                "AFTERCARE_SMS_WEBHOOK_URL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                "AFTERCARE_SMS_WEBHOOK_SECRET",
                Base64.getEncoder().encodeToString(new byte[SECRET_BYTES]));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            keep(read(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(NO_CONTENT, -1);
        }
    }

    private synchronized void keep(Text text) throws IOException {
        Files.writeString(
                file, JSON.writeValueAsString(text) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        texts.add(text);
    }

    private static Text read(String body) {
        JsonNode message = JSON.readTree(body);
        return new Text(
                message.path("messageId").asString(),
                message.path("to").asString(),
                message.path("text").asString());
    }

    /** All that were taken, after so many. */
    synchronized List<Text> after(int many) {
        return List.copyOf(texts.subList(many, texts.size()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
