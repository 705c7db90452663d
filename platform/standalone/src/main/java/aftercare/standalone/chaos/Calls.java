package aftercare.standalone.chaos;

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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests of people who try again when nobody answers, for a while. Threads may share it. */
final class Calls {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration ONE_TRY = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = Duration.ofMillis(250).toNanos();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final AtomicLong unanswered = new AtomicLong();
    private final URI base;
    private final String token;
    private final String anothersToken;

    Calls(URI base, String cookieSecret) {
        this.base = base;
        this.token = token(cookieSecret, "clinician");
        this.anothersToken = token(cookieSecret, "clinician2");
    }

    private static String token(String cookieSecret, String account) {
        return StaffTokens.of(cookieSecret, InstantSource.system())
                .issue(new Staff(
                        account,
                        "Clinician",
                        Set.of(Role.CLINICIAN, Role.COORDINATOR, Role.SAFETY_OFFICER, Role.OPERATOR)));
    }

    /** An answer that is no failure of the system: it was done, or refused with a reason. */
    record Answer(int status, String body, String location) {
        boolean done() {
            return status / 100 == 2;
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** How often somebody had to try again, because nobody answered or the answer was a failure of the system. */
    long unanswered() {
        return unanswered.get();
    }

    Optional<Answer> get(String path) {
        return insist(staff(path, token).GET());
    }

    Optional<Answer> post(String path, String key, Map<String, ?> body) {
        return post(staff(path, token), key, body);
    }

    /** What a second clinician does. */
    Optional<Answer> postAsAnother(String path, String key, Map<String, ?> body) {
        return post(staff(path, anothersToken), key, body);
    }

    private Optional<Answer> post(HttpRequest.Builder request, String key, Map<String, ?> body) {
        return insist(request.header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private HttpRequest.Builder staff(String path, String as) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + as);
    }

    /** A patient's page. */
    Optional<Answer> page(String path) {
        return insist(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** A patient's form. */
    Optional<Answer> form(String path, String body) {
        return insist(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Tries again until something answers sensibly; empty when nothing did for a long time. */
    private Optional<Answer> insist(HttpRequest.Builder request) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            try {
                HttpResponse<String> answer = http.send(request.timeout(ONE_TRY).build(), BodyHandlers.ofString());
                if (answer.statusCode() < 500) {
                    return Optional.of(new Answer(
                            answer.statusCode(),
                            answer.body(),
                            answer.headers().firstValue("Location").orElse("")));
                }
            } catch (IOException e) {
                // Nobody answers, as was to be expected; people try again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            unanswered.incrementAndGet();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return Optional.empty();
    }
}
