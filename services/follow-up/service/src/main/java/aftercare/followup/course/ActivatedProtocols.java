package aftercare.followup.course;

import aftercare.contracts.FollowUpFact.ProtocolActivated;

/** The protocols that were ever activated. */
public interface ActivatedProtocols {
    /** Stores and publishes an activation, unless one of that id is stored. */
    void addIfAbsent(String id, ProtocolActivated fact);
}
