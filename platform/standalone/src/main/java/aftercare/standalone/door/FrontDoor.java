package aftercare.standalone.door;

import aftercare.standalone.clinic.ServiceName;
import aftercare.standalone.clinic.Wiring;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one address on the loopback interface: hands each path to its service as it came, and serves its own pages. */
public final class FrontDoor implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int CONNECTIONS_PER_THREAD = 16;

    private final Undertow server;
    private final ExecutorService threads;

    private FrontDoor(Undertow server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Opens the address. */
    public static FrontDoor open(Wiring wiring, List<DoorPage> own) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Map<ServiceName, HttpHandler> services = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            services.put(service, proxyTo(wiring.urlOf(service)));
        }
        Undertow server = Undertow.builder()
                .addHttpListener(wiring.door(), "127.0.0.1")
                .setIoThreads(2)
                .setWorkerThreads(2)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, 1L << 20)
                .setHandler(exchange -> route(exchange, services, own, threads))
                .build();
        server.start();
        return new FrontDoor(server, threads);
    }

    private static HttpHandler proxyTo(String address) {
        LoadBalancingProxyClient client =
                new LoadBalancingProxyClient().setConnectionsPerThread(CONNECTIONS_PER_THREAD);
        client.addHost(URI.create(address));
        return ProxyHandler.builder()
                .setProxyClient(client)
                .setMaxRequestTime(PATIENCE_MILLIS)
                .build();
    }

    private static void route(
            HttpServerExchange exchange,
            Map<ServiceName, HttpHandler> services,
            List<DoorPage> own,
            ExecutorService threads)
            throws Exception {
        String path = exchange.getRequestPath();
        for (Map.Entry<ServiceName, HttpHandler> service : services.entrySet()) {
            if (service.getKey().owns(path)) {
                exchange.addDefaultResponseListener(unanswered -> sayDown(unanswered, service.getKey()));
                service.getValue().handleRequest(exchange);
                return;
            }
        }
        for (DoorPage page : own) {
            if (page.owns(path)) {
                exchange.dispatch(threads, () -> page.answer(exchange));
                return;
            }
        }
        say(exchange, StatusCodes.NOT_FOUND, "There is no page here. Start at /");
    }

    private static boolean sayDown(HttpServerExchange exchange, ServiceName service) {
        if (exchange.getStatusCode() < StatusCodes.INTERNAL_SERVER_ERROR) {
            return false;
        }
        say(
                exchange,
                exchange.getStatusCode(),
                "The service " + service.key() + " does not answer now. Nothing was saved. Go back and try again in a"
                        + " few seconds.");
        return true;
    }

    static void say(HttpServerExchange exchange, int status, String sentence) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseSender().send(sentence + "\n");
    }

    @Override
    public void close() {
        server.stop();
        threads.shutdownNow();
    }
}
