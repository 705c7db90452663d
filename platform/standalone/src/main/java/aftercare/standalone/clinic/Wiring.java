package aftercare.standalone.clinic;

import aftercare.backends.Ports;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who listens where on 127.0.0.1.
 *
 * @param door the one address
 * @param smtp where the mailbox takes mail
 * @param lines where the services find broker, store and mailbox
 */
public record Wiring(
        int door, int broker, int controller, int store, int smtp, Map<ServiceName, Integer> services, Lines lines) {

    public Wiring {
        services = Map.copyOf(services);
    }

    /** The ports that the services are told: those of broker, store and mailbox, or of something in between. */
    public record Lines(int broker, int store, int smtp) {}

    /** The given port for the one address, and free ones for all else. */
    static Wiring around(int door) {
        Set<Integer> taken = new HashSet<>(Set.of(door));
        Map<ServiceName, Integer> services = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            services.put(service, another(taken));
        }
        int broker = another(taken);
        int controller = another(taken);
        int store = another(taken);
        int smtp = another(taken);
        return new Wiring(door, broker, controller, store, smtp, services, new Lines(broker, store, smtp));
    }

    /** The same, with something between the services and what they lean on. */
    public Wiring withLines(Lines between) {
        return new Wiring(door, broker, controller, store, smtp, services, between);
    }

    private static int another(Set<Integer> taken) {
        int port = Ports.free();
        while (!taken.add(port)) {
            port = Ports.free();
        }
        return port;
    }

    /** The address people open. */
    public String baseUrl() {
        return "http://localhost:" + door;
    }

    /** Where a service answers itself. */
    public String urlOf(ServiceName service) {
        return "http://127.0.0.1:" + portOf(service);
    }

    int portOf(String part) {
        return switch (part) {
            case Part.DATABASE -> store;
            case Part.BROKER -> broker;
            case Part.DOOR -> door;
            default -> portOf(ServiceName.of(part));
        };
    }

    /** As {@link #fromText} reads it. */
    String asText() {
        return Stream.concat(
                        Stream.of(door, broker, controller, store, smtp, lines.broker(), lines.store(), lines.smtp()),
                        Stream.of(ServiceName.values()).map(this::portOf))
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /** What another process was told of the wiring. */
    public static Wiring fromText(String text) {
        int[] ports = Stream.of(text.split(",")).mapToInt(Integer::parseInt).toArray();
        Map<ServiceName, Integer> services = new EnumMap<>(ServiceName.class);
        int next = 8;
        for (ServiceName service : ServiceName.values()) {
            services.put(service, ports[next++]);
        }
        Lines lines = new Lines(ports[5], ports[6], ports[7]);
        return new Wiring(ports[0], ports[1], ports[2], ports[3], ports[4], services, lines);
    }

    private int portOf(ServiceName service) {
        return services.getOrDefault(service, 0);
    }

    /** A service's settings, secrets aside. */
    Map<String, String> settingsOf(ServiceName service) {
        Map<String, String> settings = new LinkedHashMap<>();
        String brokers = "127.0.0.1:" + lines.broker();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", String.valueOf(portOf(service)));
        settings.put("server.forward-headers-strategy", "native");
        settings.put("spring.mongodb.uri", "mongodb://127.0.0.1:" + lines.store() + "/" + service.key());
        settings.put("spring.cloud.stream.kafka.binder.brokers", brokers);
        settings.put("aftercare.kafka.brokers", brokers);
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", String.valueOf(lines.smtp()));
        settings.put("aftercare.base-url", baseUrl());
        settings.put("aftercare.intake.instance", "standalone");
        return settings;
    }
}
