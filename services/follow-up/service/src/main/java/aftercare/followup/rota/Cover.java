package aftercare.followup.rota;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody is on duty instead of others for a while, or somebody is away.
 *
 * @param from the first instant of it
 * @param to the first instant after it
 * @param person who is on duty; empty: {@code insteadOf} is away and nobody takes over
 * @param insteadOf who is not; empty: nobody else is on duty
 * @param reason in words of who entered it; never logged
 */
public record Cover(
        Instant from, Instant to, Scope scope, Optional<String> person, Optional<String> insteadOf, String reason) {
    public Cover {
        if (person.isEmpty() && insteadOf.isEmpty()) {
            throw new IllegalArgumentException("A cover names who is on duty, who is not, or both");
        }
    }

    boolean holds(Instant at) {
        return new Interval(from, to).has(at);
    }

    /** Who is on duty where these were; where {@code insteadOf} was not, it changes nothing. */
    Set<String> over(Set<String> people) {
        if (insteadOf.isEmpty()) {
            return person.map(Set::of).orElse(Set.of());
        }
        Set<String> after = new LinkedHashSet<>();
        for (String one : people) {
            if (one.equals(insteadOf.get())) {
                person.ifPresent(after::add);
            } else {
                after.add(one);
            }
        }
        return after;
    }

    @Override
    public String toString() {
        return "Cover[" + from + ", " + to + "]";
    }
}
