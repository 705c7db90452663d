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
 */
public record Wiring(int door, int broker, int controller, int store, int smtp, Map<ServiceName, Integer> services) {

    public Wiring {
        services = Map.copyOf(services);
    }

    /** The given port for the one address, and free ones for all else. */
    static Wiring around(int door) {
        Set<Integer> taken = new HashSet<>(Set.of(door));
        Map<ServiceName, Integer> services = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            services.put(service, another(taken));
        }
        return new Wiring(door, another(taken), another(taken), another(taken), another(taken), services);
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
                        Stream.of(door, broker, controller, store, smtp),
                        Stream.of(ServiceName.values()).map(this::portOf))
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /** What another process was told of the wiring. */
    public static Wiring fromText(String text) {
        int[] ports = Stream.of(text.split(",")).mapToInt(Integer::parseInt).toArray();
        Map<ServiceName, Integer> services = new EnumMap<>(ServiceName.class);
        int next = 5;
        for (ServiceName service : ServiceName.values()) {
            services.put(service, ports[next++]);
        }
        return new Wiring(ports[0], ports[1], ports[2], ports[3], ports[4], services);
    }

    private int portOf(ServiceName service) {
        return services.getOrDefault(service, 0);
    }

    /** A service's settings, secrets aside. */
    Map<String, String> settingsOf(ServiceName service) {
        Map<String, String> settings = new LinkedHashMap<>();
        String brokers = "127.0.0.1:" + broker;
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", String.valueOf(portOf(service)));
        settings.put("server.forward-headers-strategy", "native");
        settings.put("spring.mongodb.uri", "mongodb://127.0.0.1:" + store + "/" + service.key());
        settings.put("spring.cloud.stream.kafka.binder.brokers", brokers);
        settings.put("aftercare.kafka.brokers", brokers);
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", String.valueOf(smtp));
        settings.put("aftercare.base-url", baseUrl());
        return settings;
    }
}
