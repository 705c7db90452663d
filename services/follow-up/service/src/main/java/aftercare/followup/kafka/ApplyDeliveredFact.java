package aftercare.followup.kafka;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.course.ApplyFact;
import aftercare.kernel.ProductClock;
import aftercare.kernel.Verdict;
import aftercare.messaging.Delivery;
import aftercare.messaging.FactHandler;
import aftercare.messaging.Outcome;

/** Hands facts of intake and session to the courses and polls they are about. */
public final class ApplyDeliveredFact implements FactHandler {
    private static final String MESSAGES = "/intake/messages/";

    private final ApplyFact apply;
    private final ProductClock clock;

    public ApplyDeliveredFact(ApplyFact apply, ProductClock clock) {
        this.apply = apply;
        this.clock = clock;
    }

    @Override
    public Outcome apply(Delivery delivery) {
        if (delivery.fact() instanceof FollowUpFact) {
            return Outcome.IGNORED;
        }
        return outcome(apply.apply(delivery.source(), delivery.sequence(), delivery.fact(), clock.instant()));
    }

    @Override
    public Outcome passOver(String source, long sequence, String key) {
        if (source.startsWith(MESSAGES)) {
            return Outcome.IGNORED;
        }
        Verdict verdict = apply.passOver(source, sequence, key, clock.instant());
        return verdict == Verdict.NEXT ? Outcome.IGNORED : outcome(verdict);
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case NEXT -> Outcome.APPLIED;
            case DUPLICATE -> Outcome.DUPLICATE;
            case GAP -> Outcome.GAP;
        };
    }
}
