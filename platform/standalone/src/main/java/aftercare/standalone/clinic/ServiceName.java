package aftercare.standalone.clinic;

import java.util.List;
import java.util.stream.Stream;

/** The four services, and which paths of the one address lead to them. */
public enum ServiceName {
    INTAKE("intake", "aftercare.intake.IntakeApplication", "/intake", "/api/intake"),
    SESSION("session", "aftercare.session.SessionApplication", "/sessions", "/h", "/api/sessions"),
    FOLLOW_UP(
            "follow-up",
            "aftercare.followup.FollowUpApplication",
            "/s",
            "/inbox",
            "/calls",
            "/rota",
            "/account",
            "/patients",
            "/sign-in",
            "/sign-out",
            "/assets",
            "/api/follow-up"),
    AUDITOR("auditor", "aftercare.auditor.AuditorApplication", "/auditor", "/api/auditor");

    private final String key;
    private final String application;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<String> prefixes;

    ServiceName(String key, String application, String... prefixes) {
        this.key = key;
        this.application = application;
        this.prefixes = List.of(prefixes);
    }

    /** The service of that key. */
    static ServiceName of(String key) {
        return Stream.of(values())
                .filter(service -> service.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no service " + key));
    }

    /** As in the names of its database, its settings and its topic. */
    public String key() {
        return key;
    }

    /** The class that starts it; by name, since a process that does not run the service need not load it. */
    String application() {
        return application;
    }

    /** Where its health and metrics are. */
    public String operations() {
        return "/ops/" + key;
    }

    /** Whether a path of the one address is this service's. */
    public boolean owns(String path) {
        return within(operations(), path)
                || within("/api/operations/" + key, path)
                || prefixes.stream().anyMatch(prefix -> within(prefix, path));
    }

    private static boolean within(String prefix, String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
