package aftercare.intake.kafka;

import aftercare.contracts.FactCatalogue;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.intake.message.AcceptRequest;
import aftercare.intake.message.Request;
import aftercare.messaging.Delivery;
import aftercare.messaging.FactHandler;
import aftercare.messaging.Outcome;
import java.util.Set;

/** What intake makes of follow-up's facts: it takes on requests for messages. Their ids keep a repetition harmless. */
public final class FollowUpFacts implements FactHandler {
    /** Most of follow-up's facts are of these types. */
    private static final Set<String> PAGES =
            Set.of(FactCatalogue.typeOf(AnswerSaved.class), FactCatalogue.typeOf(AnswerAssessed.class));

    private final AcceptRequest accept;

    public FollowUpFacts(AcceptRequest accept) {
        this.accept = accept;
    }

    @Override
    public boolean skips(String type) {
        return PAGES.contains(type);
    }

    @Override
    public Outcome apply(Delivery delivery) {
        if (!(delivery.fact() instanceof MessageRequested asked)) {
            return Outcome.IGNORED;
        }
        boolean born = accept.accept(new Request(
                asked.messageId(),
                asked.patient(),
                asked.template(),
                asked.pollId(),
                asked.linkGeneration(),
                asked.notAfter(),
                asked.at()));
        return born ? Outcome.APPLIED : Outcome.DUPLICATE;
    }
}
