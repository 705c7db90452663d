package aftercare.standalone.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** One person's browser: keeps cookies, follows redirects, reads forms and sends them. Threads may share it. */
public final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_REDIRECTS = 5;

    private final Map<String, String> cookies = new ConcurrentSkipListMap<>();
    private final HttpClient http;
    private final URI base;

    public Browser(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    /** Opens a page, by its path or its whole address. */
    public Page get(String address) {
        return follow(exchange(HttpRequest.newBuilder(base.resolve(address)).GET()));
    }

    /**
     * Fills in the page's form whose action ends so, sends it and follows to where it leads.
     *
     * @param typed values by the names of the fields; the other fields stay as the page has them
     */
    public Page submit(Page page, String actionEnd, Map<String, List<String>> typed) {
        Form form = page.form(actionEnd)
                .orElseThrow(() -> new IllegalStateException(
                        "No form to " + actionEnd + " at " + page.address() + ": " + page.text()));
        List<String> pairs = new ArrayList<>();
        form.fields().forEach(field -> {
            if (!typed.containsKey(field.name())) {
                pairs.add(encode(field.name()) + "=" + encode(field.value()));
            }
        });
        typed.forEach((name, values) -> values.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return follow(exchange(HttpRequest.newBuilder(page.address().resolve(form.action()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))));
    }

    /** The body of a REST resource. */
    public String json(String path) {
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
        for (int i = 0; i < MOST_REDIRECTS && (last.statusCode() == 302 || last.statusCode() == 303); i++) {
            URI next = last.uri().resolve(last.headers().firstValue("Location").orElse("/"));
            last = exchange(HttpRequest.newBuilder(next).GET());
        }
        return new Page(
                last.statusCode(),
                last.uri(),
                Jsoup.parse(last.body(), last.uri().toString()));
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
