package aftercare.followup.escalation;

import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.kernel.Change;
import java.time.Instant;

/** A clinician takes an escalation on. */
public final class AcknowledgeEscalation {
    private final Escalations escalations;
    private final Ladders ladders;

    public AcknowledgeEscalation(Escalations escalations, Ladders ladders) {
        this.escalations = escalations;
        this.ladders = ladders;
    }

    /**
     * Acknowledges, also what another had acknowledged: the later one has it.
     *
     * @param by account
     */
    public Acknowledgement acknowledge(String id, String by, Instant now) {
        if (escalations.find(id).isEmpty()) {
            return new Acknowledgement.Unknown();
        }
        Escalation after = escalations.update(id, escalation -> switch (escalation) {
            case Open open -> open.acknowledge(by, ladders.of(open.matter()), now);
            case Acknowledged taken -> taken.acknowledge(by, ladders.of(taken.matter()), now);
            case Resolved closed -> Change.none(closed);
        });
        return switch (after) {
            case Acknowledged taken -> new Acknowledgement.Done(taken.until());
            case Resolved closed ->
                new Acknowledgement.AlreadyResolved(
                        closed.resolution().by(), closed.resolution().at());
            case Open _ -> throw new IllegalStateException("Acknowledging left escalation " + id + " open");
        };
    }
}
