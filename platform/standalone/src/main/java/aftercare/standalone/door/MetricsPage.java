package aftercare.standalone.door;

import aftercare.standalone.clinic.ServiceName;
import aftercare.standalone.clinic.Wiring;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/** {@code /metrics}: the metrics of all services in Prometheus' text format, told apart by the label {@code service}. */
public final class MetricsPage implements DoorPage {

    private final ServiceProbe probe;

    public MetricsPage(Wiring wiring) {
        this.probe = new ServiceProbe(wiring);
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/metrics");
    }

    @Override
    public void answer(HttpServerExchange exchange) {
        JoinedMetrics joined = new JoinedMetrics();
        for (ServiceName service : ServiceName.values()) {
            probe.ask(service, "/prometheus")
                    .filter(answer -> answer.statusCode() == StatusCodes.OK)
                    .ifPresent(answer -> joined.add(service.key(), answer.body()));
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
        exchange.getResponseSender().send(joined.text());
    }
}
