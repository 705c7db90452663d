package aftercare.followup.course;

import aftercare.contracts.FollowUpFact.ProtocolActivated;
import aftercare.followup.protocol.Protocol;
import aftercare.kernel.Ids;
import java.time.Instant;

/**
 * Puts a protocol in use, and tells once, with its whole text, which one answers are judged by, so that others can judge them
 * again.
 */
public final class ActivateProtocol {
    private final ActivatedProtocols activated;

    public ActivateProtocol(ActivatedProtocols activated) {
        this.activated = activated;
    }

    /**
     * Told before is not told again.
     *
     * @throws IllegalStateException when this version was in use before with another text, since flags name the version they
     *     were judged by; or when it is no version of the protocol in use, since the ids of polls name that
     */
    public void activate(Protocol protocol, Instant now) {
        String id = id(protocol);
        if (activated.otherThan(protocol.id())) {
            throw new IllegalStateException(
                    "Protocol " + protocol.id() + " is not a version of the one in use here, which has another"
                            + " id: keep the id, and give the changed text a version of its own");
        }
        if (activated.otherTextOf(id, protocol.id(), protocol.version())) {
            throw new IllegalStateException("Protocol " + protocol.id() + ", version " + protocol.version()
                    + ", was in use here with another text: give the changed text a version of its own");
        }
        activated.addIfAbsent(id, new ProtocolActivated(protocol.id(), protocol.version(), protocol.text(), now));
        activated.use(id);
    }

    /** Stands for this version with this text. */
    static String id(Protocol protocol) {
        return Ids.derive("protocol", protocol.id(), protocol.version(), Ids.sha256Hex(protocol.text()));
    }
}
