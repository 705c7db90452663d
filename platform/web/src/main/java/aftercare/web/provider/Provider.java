package aftercare.web.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a provider over HTTP. Who could not be reached has certainly not taken the message, and who fell silent after the
 * request perhaps has. A connection is never used twice: one that the other side had just closed would look like silence.
 */
public final class Provider {
    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

    private final Duration connect;
    private final Duration answer;

    public Provider(Timeouts timeouts) {
        this.connect = timeouts.connect();
        this.answer = timeouts.answer();
    }

    /**
     * Calls once.
     *
     * @param messageId for the log
     * @param meaning of an answer
     */
    public Taken call(String messageId, HttpRequest.Builder request, Function<HttpResponse<String>, Taken> meaning) {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpResponse<String> response = http.send(request.timeout(answer).build(), BodyHandlers.ofString());
            Taken taken = meaning.apply(response);
            LOG.info("Handing over message {} ended {} by status {}", messageId, taken, response.statusCode());
            return taken;
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return end(messageId, Taken.NOT_NOW, e);
        } catch (IOException e) {
            return end(messageId, neverConnected(e) ? Taken.NOT_NOW : Taken.UNKNOWN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return end(messageId, Taken.UNKNOWN, e);
        }
    }

    private static boolean neverConnected(IOException e) {
        return e instanceof javax.net.ssl.SSLHandshakeException || e.getCause() instanceof ConnectException;
    }

    /** Says what happened by class and outcome alone: an answer's words may quote the number. */
    private static Taken end(String messageId, Taken taken, Exception cause) {
        LOG.info(
                "Handing over message {} ended {} by {}",
                messageId,
                taken,
                cause.getClass().getSimpleName());
        return taken;
    }

    /** What a status says where nothing is known of its reason. */
    public static Taken byStatus(int status) {
        if (status >= 200 && status < 300) {
            return Taken.ACCEPTED;
        }
        return switch (status) {
            case 401, 403, 404, 405, 407, 415 -> Taken.MISCONFIGURED;
            case 408, 425, 429 -> Taken.NOT_NOW;
            default -> status >= 500 ? Taken.NOT_NOW : status >= 400 ? Taken.REFUSED : Taken.MISCONFIGURED;
        };
    }
}
