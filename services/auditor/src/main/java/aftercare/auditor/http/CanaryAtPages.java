package aftercare.auditor.http;

import aftercare.auditor.canary.CanaryVisits;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks the clinic's public pages, and those of staff with the token of the canary's contact. Follows no link elsewhere. */
public final class CanaryAtPages implements CanaryVisits {
    private static final Logger LOG = LoggerFactory.getLogger(CanaryAtPages.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_PAGES = 60;
    private static final String BLOOD = "URI-08";
    private static final List<String> NOTHING_WRONG = List.of("0", "no", "declined");
    private static final Pattern QUESTION = Pattern.compile("/s/[A-Za-z0-9_-]+/q/([A-Za-z0-9-]+)");
    private static final Pattern LIFT = Pattern.compile("/patients/[A-Za-z0-9_-]+/holds/[A-Za-z0-9_-]+/lift");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;
    private final Supplier<String> contactToken;

    /**
     * @param base where the clinic's pages are; a link that leads elsewhere is not followed
     * @param contactToken makes a staff token of the canary's contact
     */
    public CanaryAtPages(URI base, Supplier<String> contactToken) {
        this.base = base;
        this.contactToken = contactToken;
    }

    @Override
    public boolean reportBlood(URI link) {
        return ours(link) && tried(() -> walk(link));
    }

    private boolean walk(URI link) throws IOException, InterruptedException {
        boolean reported = false;
        HttpResponse<String> at = post(URI.create(link + "/start"), Map.of(), "");
        for (int page = 0; page < MOST_PAGES; page++) {
            String next = at.headers().firstValue("Location").orElse(at.body());
            Matcher question = QUESTION.matcher(next);
            if (next.endsWith("/help") && at.statusCode() == 303) {
                at = get(link.resolve(next), "");
            } else if (at.statusCode() < 400 && question.find()) {
                String item = question.group(1);
                at = answer(link.resolve(question.group()), item);
                reported |= item.equals(BLOOD) && at.statusCode() == 303;
            } else {
                return reported && at.statusCode() < 400;
            }
        }
        return reported;
    }

    private HttpResponse<String> answer(URI question, String item) throws IOException, InterruptedException {
        if (item.equals(BLOOD)) {
            return post(question, Map.of("answer", "yes"), "");
        }
        HttpResponse<String> answer = post(question, Map.of("answer", NOTHING_WRONG.getFirst()), "");
        for (int i = 1; i < NOTHING_WRONG.size() && answer.statusCode() == 422; i++) {
            answer = post(question, Map.of("answer", NOTHING_WRONG.get(i)), "");
        }
        return answer;
    }

    @Override
    public boolean close(URI link) {
        return ours(link) && tried(() -> closeAt(link));
    }

    private boolean closeAt(URI link) throws IOException, InterruptedException {
        String token = contactToken.get();
        HttpResponse<String> page = get(link, token);
        if (page.statusCode() != 200) {
            LOG.warn("The page of the canary's escalation answered {}", page.statusCode());
            return false;
        }
        boolean done = post(
                                URI.create(link + "/resolve"),
                                Map.of("disposition", "false-alarm", "note", "The canary: nobody bleeds."),
                                token)
                        .statusCode()
                == 303;
        Set<String> lifts = new LinkedHashSet<>();
        LIFT.matcher(page.body()).results().forEach(found -> lifts.add(found.group()));
        for (String lift : lifts) {
            done &= post(link.resolve(lift), Map.of("reason", "The canary: no dose is ever given."), token)
                            .statusCode()
                    == 303;
        }
        return done;
    }

    private boolean ours(URI link) {
        boolean ours = link.getAuthority().equals(base.getAuthority());
        if (!ours) {
            LOG.warn("A mail to the canary leads to another address than the clinic's; it was not followed");
        }
        return ours;
    }

    private HttpResponse<String> get(URI page, String token) throws IOException, InterruptedException {
        return http.send(request(page, token).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI page, Map<String, String> form, String token)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        new TreeMap<>(form)
                .forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return http.send(
                request(page, token)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI page, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(page).timeout(PATIENCE).header("Accept", "text/html");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private interface Visit {
        boolean go() throws IOException, InterruptedException;
    }

    private static boolean tried(Visit visit) {
        try {
            return visit.go();
        } catch (IOException e) {
            LOG.warn("The canary's pages do not answer: {}", e.getClass().getSimpleName());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
