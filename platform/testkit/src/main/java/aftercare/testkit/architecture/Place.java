package aftercare.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;
import java.util.Set;

/**
 * Where a class stands.
 *
 * @param area first package under the root: a service or a part of the platform
 * @param slice second package: a feature or an edge of the service; empty for the service's own package, its wiring
 */
record Place(String area, String slice) {
    static final Set<String> SERVICES = Set.of("intake", "session", "followup", "auditor");
    static final Set<String> PLATFORM = Set.of("kernel", "contracts", "messaging", "web", "backends", "testkit");
    private static final Set<String> EDGES = Set.of("web", "kafka", "mongo", "mail", "sms", "provider");

    /** Where the class stands under the root package; empty when it is outside. */
    static Optional<Place> of(String root, JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return Optional.empty();
        }
        String[] steps = name.substring(root.length() + 1).split("\\.", -1);
        return Optional.of(new Place(steps[0], steps.length > 1 ? steps[1] : ""));
    }

    boolean isService() {
        return SERVICES.contains(area);
    }

    boolean isPlatform() {
        return PLATFORM.contains(area);
    }

    boolean isWiring() {
        return isService() && slice.isEmpty();
    }

    boolean isEdge() {
        return isService() && EDGES.contains(slice);
    }

    boolean isFeature() {
        return isService() && !isEdge() && !isWiring();
    }
}
