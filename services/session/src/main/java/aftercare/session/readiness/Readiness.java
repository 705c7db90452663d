package aftercare.session.readiness;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the patient is ready.
 *
 * @param reasons the heaviest first, then in the order of the questions; those with {@link Effect#READY} are only shown
 */
public record Readiness(List<Reason> reasons) {
    public Readiness {
        reasons = reasons.stream()
                .sorted(Comparator.comparing(Reason::effect).reversed())
                .toList();
    }

    /** The heaviest effect: ready, review, wait or stop. */
    public Effect outcome() {
        return reasons.isEmpty() ? Effect.READY : reasons.getFirst().effect();
    }

    public List<Reason> of(Effect effect) {
        return reasons.stream().filter(r -> r.effect() == effect).toList();
    }

    /** When the last wait is over; empty without a wait, or when no clock tells for one of them. */
    public Optional<Instant> readyAt() {
        List<Reason> waits = of(Effect.WAIT);
        if (waits.stream().anyMatch(r -> r.until() == null)) {
            return Optional.empty();
        }
        return waits.stream().map(Reason::until).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }
}
