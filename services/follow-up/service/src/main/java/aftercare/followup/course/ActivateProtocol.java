package aftercare.followup.course;

import aftercare.contracts.FollowUpFact.ProtocolActivated;
import aftercare.followup.protocol.Protocol;
import aftercare.kernel.Ids;
import java.time.Instant;

/** Tells once, with its whole text, which protocol answers are judged by, so that others can judge them again. */
public final class ActivateProtocol {
    private final ActivatedProtocols activated;

    public ActivateProtocol(ActivatedProtocols activated) {
        this.activated = activated;
    }

    /** Nothing happens when this very text was activated before. */
    public void activate(Protocol protocol, Instant now) {
        String id = Ids.derive("protocol", protocol.id(), protocol.version(), Ids.sha256Hex(protocol.text()));
        activated.addIfAbsent(id, new ProtocolActivated(protocol.id(), protocol.version(), protocol.text(), now));
    }
}
