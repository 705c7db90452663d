package aftercare.standalone.door;

import aftercare.standalone.clinic.ServiceName;
import aftercare.standalone.clinic.Wiring;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.ArrayList;
import java.util.List;

/** {@code /health}: UP with 200 when every service says so, DOWN with 503 otherwise, and which one it is. */
public final class HealthPage implements DoorPage {

    private final ServiceProbe probe;

    public HealthPage(Wiring wiring) {
        this.probe = new ServiceProbe(wiring);
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/health");
    }

    @Override
    public void answer(HttpServerExchange exchange) {
        List<String> parts = new ArrayList<>();
        boolean up = true;
        for (ServiceName service : ServiceName.values()) {
            boolean answers = probe.ask(service, "/health")
                    .filter(answer -> answer.statusCode() == StatusCodes.OK)
                    .isPresent();
            up &= answers;
            parts.add("\"" + service.key() + "\":\"" + word(answers) + "\"");
        }
        exchange.setStatusCode(up ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender()
                .send("{\"status\":\"" + word(up) + "\",\"services\":{" + String.join(",", parts) + "}}\n");
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
