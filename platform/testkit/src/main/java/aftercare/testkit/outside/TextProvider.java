package aftercare.testkit.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A provider of text messages. It takes every message over as Twilio does, unless it was told to reject the next ones, to hang
 * up, or to fall silent; and it keeps what it was sent. What it would tell afterwards a test sends itself, as often and in the
 * order it likes.
 */
public final class TextProvider implements AutoCloseable {
    /**
     * One request.
     *
     * @param headers by their names in lower case
     */
    public record Received(String path, Map<String, String> headers, String body) {
        /** The fields of a form. */
        public Map<String, String> form() {
            Map<String, String> fields = new TreeMap<>();
            for (String field : body.split("&")) {
                String[] parts = field.split("=", 2);
                fields.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
            }
            return fields;
        }
    }

    private record Answer(int status, String body) {}

    private static final Answer HANG_UP = new Answer(0, "");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
    private volatile @Nullable CountDownLatch silence;

    public TextProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where it listens, without a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Everything it was sent, also what it rejected or hung up on. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Has it answer one more of the next requests so. */
    public void reject(int status, String body) {
        next.add(new Answer(status, body));
    }

    /** Has it read one more of the next requests and close the connection. */
    public void hangUp() {
        next.add(HANG_UP);
    }

    /** From now on it reads requests and answers none, until {@link #speak}. */
    public void fallSilent() {
        silence = new CountDownLatch(1);
    }

    /** Answers what has waited, and goes on. */
    public void speak() {
        CountDownLatch waited = silence;
        silence = null;
        if (waited != null) {
            waited.countDown();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            received.add(new Received(
                    exchange.getRequestURI().getPath(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            CountDownLatch waits = silence;
            if (waits != null) {
                waits.await();
            }
            Answer told = next.poll();
            if (told == null || told.status() != HANG_UP.status()) {
                say(exchange, told == null ? taken() : told);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer taken() {
        return new Answer(201, "{\"sid\":\"SM" + received.size() + "\",\"status\":\"queued\"}");
    }

    private static void say(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        speak();
        server.stop(0);
        threads.shutdownNow();
    }
}
