package aftercare.auditor.http;

import aftercare.auditor.alarm.Heartbeat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts an empty request to a watchdog, such as a dead man's switch of the monitoring. */
public final class CalledHeartbeat implements Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(CalledHeartbeat.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI watchdog;

    public CalledHeartbeat(URI watchdog) {
        this.watchdog = watchdog;
    }

    @Override
    public boolean beat() {
        HttpRequest request = HttpRequest.newBuilder(watchdog)
                .timeout(PATIENCE)
                .POST(BodyPublishers.noBody())
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            LOG.warn("Nobody heard the heartbeat: {}", e.getClass().getSimpleName());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
