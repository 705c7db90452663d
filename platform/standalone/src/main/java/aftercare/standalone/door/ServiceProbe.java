package aftercare.standalone.door;

import aftercare.standalone.clinic.ServiceName;
import aftercare.standalone.clinic.Wiring;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks the services' operations pages. */
final class ServiceProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Wiring wiring;

    ServiceProbe(Wiring wiring) {
        this.wiring = wiring;
    }

    /** What the service answers; empty when it does not. */
    Optional<HttpResponse<String>> ask(ServiceName service, String page) {
        try {
            return Optional.of(http.send(
                    HttpRequest.newBuilder(URI.create(wiring.urlOf(service) + service.operations() + page))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
