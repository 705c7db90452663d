package aftercare.intake.kafka;

import aftercare.contracts.FactCatalogue;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.SessionFact.SessionAborted;
import aftercare.contracts.SessionFact.SessionScheduled;
import aftercare.contracts.SessionFact.SessionStarted;
import aftercare.intake.message.AcceptRequest;
import aftercare.intake.message.Request;
import aftercare.intake.patient.FollowSessions;
import aftercare.messaging.Delivery;
import aftercare.messaging.FactHandler;
import aftercare.messaging.Outcome;
import java.util.Set;

/**
 * What intake makes of the others' facts: it takes on requests for messages, whose ids keep a repetition harmless, and keeps
 * in mind which sessions are planned.
 */
public final class OthersFacts implements FactHandler {
    /** Most of follow-up's facts are of these types. */
    private static final Set<String> PAGES =
            Set.of(FactCatalogue.typeOf(AnswerSaved.class), FactCatalogue.typeOf(AnswerAssessed.class));

    private final AcceptRequest accept;
    private final FollowSessions sessions;

    public OthersFacts(AcceptRequest accept, FollowSessions sessions) {
        this.accept = accept;
        this.sessions = sessions;
    }

    @Override
    public boolean skips(String type) {
        return PAGES.contains(type);
    }

    @Override
    public Outcome apply(Delivery delivery) {
        return switch (delivery.fact()) {
            case MessageRequested asked -> accept(asked);
            case SessionScheduled s -> known(sessions.planned(s.patient(), s.sessionId(), s.plannedAt()));
            case SessionStarted s -> known(sessions.noLongerPlanned(s.patient(), s.sessionId()));
            case SessionAborted s -> known(sessions.noLongerPlanned(s.patient(), s.sessionId()));
            default -> Outcome.IGNORED;
        };
    }

    private Outcome accept(MessageRequested asked) {
        boolean born = accept.accept(new Request(
                asked.messageId(),
                asked.patient(),
                asked.template(),
                asked.pollId(),
                asked.linkGeneration(),
                asked.notAfter(),
                asked.at(),
                asked.sessionId(),
                asked.notBefore()));
        return born ? Outcome.APPLIED : Outcome.DUPLICATE;
    }

    private static Outcome known(boolean patient) {
        return patient ? Outcome.APPLIED : Outcome.IGNORED;
    }
}
