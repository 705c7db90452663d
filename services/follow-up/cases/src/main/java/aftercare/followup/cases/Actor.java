package aftercare.followup.cases;

import java.util.Set;

/**
 * Who acts on a case.
 *
 * @param id user name of staff, {@code patient}, or what of the product acts; nobody's name
 * @param capacities at least one
 */
public record Actor(String id, Set<Capacity> capacities) {
    /** The product itself. */
    public static final Actor AFTERCARE = of("aftercare", Capacity.SYSTEM);

    public Actor {
        capacities = Set.copyOf(capacities);
        if (id.isBlank() || capacities.isEmpty()) {
            throw new IllegalArgumentException(
                    "Whoever acts has an id and acts as something: " + id + " " + capacities);
        }
    }

    /** Somebody with one capacity. */
    public static Actor of(String id, Capacity capacity) {
        return new Actor(id, Set.of(capacity));
    }

    /** True when acting as one of these. */
    public boolean isOneOf(Set<Capacity> wanted) {
        return capacities.stream().anyMatch(wanted::contains);
    }
}
