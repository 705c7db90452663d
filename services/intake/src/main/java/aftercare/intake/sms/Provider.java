package aftercare.intake.sms;

import aftercare.intake.message.Channel.Outcome;
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
final class Provider {
    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private final Duration connect;
    private final Duration answer;

    /**
     * @param connect how long reaching it may take
     * @param answer how long it may take in all
     */
    Provider(Duration connect, Duration answer) {
        this.connect = connect;
        this.answer = answer;
    }

    /** @param meaning of an answer */
    Outcome call(String messageId, HttpRequest.Builder request, Function<HttpResponse<String>, Outcome> meaning) {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpResponse<String> response = http.send(request.timeout(answer).build(), BodyHandlers.ofString());
            Outcome outcome = meaning.apply(response);
            LOG.info("Handing over message {} ended {} by status {}", messageId, outcome, response.statusCode());
            return outcome;
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return end(messageId, Outcome.NOT_NOW, e);
        } catch (IOException e) {
            return end(messageId, neverConnected(e) ? Outcome.NOT_NOW : Outcome.UNKNOWN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return end(messageId, Outcome.UNKNOWN, e);
        }
    }

    private static boolean neverConnected(IOException e) {
        return e instanceof javax.net.ssl.SSLHandshakeException || e.getCause() instanceof ConnectException;
    }

    /** Says what happened by class and outcome alone: an answer's words may quote the number. */
    private static Outcome end(String messageId, Outcome outcome, Exception cause) {
        LOG.info(
                "Handing over message {} ended {} by {}",
                messageId,
                outcome,
                cause.getClass().getSimpleName());
        return outcome;
    }

    /** What a status says where nothing is known of its reason. */
    static Outcome byStatus(int status) {
        if (status >= 200 && status < 300) {
            return Outcome.ACCEPTED;
        }
        return switch (status) {
            case 401, 403, 404, 405, 407, 415 -> Outcome.MISCONFIGURED;
            case 408, 425, 429 -> Outcome.NOT_NOW;
            default -> status >= 500 ? Outcome.NOT_NOW : status >= 400 ? Outcome.REFUSED : Outcome.MISCONFIGURED;
        };
    }
}
