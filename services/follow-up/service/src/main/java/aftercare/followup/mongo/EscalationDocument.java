package aftercare.followup.mongo;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.kernel.Canary;
import aftercare.kernel.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An escalation and what it is looked up by. One of the canary lacks what lists and counts look for, so that it is in none.
 *
 * @param urgency of a standing one, 0 for red; absent once it is resolved
 * @param leaseUntil wall clock; until then a worker has claimed it. Every write of the escalation ends the lease
 */
record EscalationDocument(
        String patient,
        @Nullable Integer urgency,
        Instant actBy,
        @Nullable Instant nextAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant leaseUntil,
        Escalation escalation) {
    static EscalationDocument of(Escalation escalation) {
        boolean listed = !Canary.is(escalation.matter().patient());
        return new EscalationDocument(
                escalation.matter().patient(),
                listed && escalation.standing() ? urgencyOf(escalation.matter().tier()) : null,
                escalation.matter().actBy(),
                escalation.nextAt(),
                listed && escalation instanceof Resolved resolved
                        ? resolved.resolution().at()
                        : null,
                null,
                escalation);
    }

    static int urgencyOf(Tier tier) {
        return switch (tier) {
            case RED -> 0;
            case AMBER -> 1;
            case YELLOW -> 2;
            case BLUE -> 3;
        };
    }
}
