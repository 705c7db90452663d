package aftercare.standalone;

import aftercare.standalone.clinic.ClinicAddress;
import aftercare.standalone.clinic.Secrets;
import aftercare.web.Role;
import aftercare.web.Staff;
import aftercare.web.StaffTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clinic that an operator's command talks to, and the options that say which. On this machine whoever may read the
 * data folder's secrets is an operator; elsewhere the environment holds a token.
 */
final class AskedClinic {
    private static final String TOKEN = "AFTERCARE_TOKEN";
    private static final int NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    @Option(names = "--data", paramLabel = "DIR")
    private Path data = Path.of(".aftercare");

    @Option(names = "--url", paramLabel = "URL")
    private @Nullable String url;

    JsonNode get(String path) {
        return send(request(path));
    }

    /** What stands there; empty when the clinic knows no such thing. */
    Optional<JsonNode> find(String path) {
        HttpResponse<String> answer = exchange(request(path));
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(read(answer));
    }

    JsonNode post(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private String address() {
        return Optional.ofNullable(url)
                .or(() -> ClinicAddress.of(data))
                .orElseThrow(
                        () -> new Refusal(
                                "No clinic runs on " + data.toAbsolutePath()
                                        + ". Start it with ./aftercare up, name its folder with --data DIR, or its address with --url URL"));
    }

    private String token() {
        String given = System.getenv(TOKEN);
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        return Secrets.read(data, "cookie")
                .map(secret -> StaffTokens.of(secret, InstantSource.system())
                        .issue(new Staff("command-line", "Command line", Set.of(Role.OPERATOR, Role.SAFETY_OFFICER))))
                .orElseThrow(() -> new Refusal("The clinic's secrets are not in " + data.toAbsolutePath()
                        + ". Name its folder with --data DIR, or set " + TOKEN + " to a staff token"));
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(URI.create(address().replaceAll("/+$", "") + path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token());
        } catch (IllegalArgumentException e) {
            throw new Refusal("--url is an address such as http://localhost:8080, but was given as " + url);
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        return read(exchange(request));
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new Refusal(complaint(answer));
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal("The clinic at " + address() + " does not answer. Is it running?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted");
        }
    }

    /** What the problem says: each field's message, else its detail. */
    private static String complaint(HttpResponse<String> answer) {
        try {
            JsonNode problem = JSON.readTree(answer.body());
            JsonNode errors = problem.path("errors");
            StringBuilder said = new StringBuilder();
            errors.forEach(error -> said.append(said.isEmpty() ? "" : ". ")
                    .append(error.path("message").asString()));
            return said.isEmpty()
                    ? problem.path("detail").asString("It answered " + answer.statusCode())
                    : said.toString();
        } catch (JacksonException e) {
            return "It answered " + answer.statusCode() + ": " + answer.body().strip();
        }
    }
}
