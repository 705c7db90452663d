package aftercare.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** One person's browser: keeps cookies, follows redirects, reads forms and sends them. Threads may share it. */
final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_REDIRECTS = 5;

    private final HttpClient http;
    private final URI base;
    private final Map<String, String> cookies = new ConcurrentSkipListMap<>();

    Browser(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    /**
     * A page as it was answered.
     *
     * @param address where the browser ended up
     */
    record Page(int status, URI address, Document html) {}

    /** One name and value of a form as it is sent. */
    record Field(String name, String value) {}

    Page get(String path) {
        return follow(exchange(HttpRequest.newBuilder(base.resolve(path)).GET()));
    }

    /** Sends a form and follows to the page it leads to. */
    Page post(String path, List<Field> fields) {
        String body = fields.stream()
                .map(field -> encode(field.name()) + "=" + encode(field.value()))
                .collect(Collectors.joining("&"));
        return follow(exchange(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** The body of a REST resource. */
    String json(String path) {
        HttpResponse<String> answer = exchange(HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", "application/json")
                .GET());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("GET " + path + " gave " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private Page follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        for (int i = 0; i < MOST_REDIRECTS && isRedirect(last); i++) {
            URI next = last.uri().resolve(last.headers().firstValue("Location").orElse("/"));
            last = exchange(HttpRequest.newBuilder(next).GET());
        }
        return new Page(
                last.statusCode(),
                last.uri(),
                Jsoup.parse(last.body(), last.uri().toString()));
    }

    private static boolean isRedirect(HttpResponse<String> answer) {
        return answer.statusCode() == 302 || answer.statusCode() == 303;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + base, e);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
