package aftercare.followup.course;

import aftercare.contracts.FollowUpFact.ProtocolActivated;

/** The protocols that were ever activated, and the one in use. */
public interface ActivatedProtocols {
    /** Stores and publishes an activation, unless one of that id is stored. */
    void addIfAbsent(String id, ProtocolActivated fact);

    /** True when this version of a protocol was activated under another id: with another text. */
    boolean otherTextOf(String id, String protocol, String version);

    /** True when a protocol of another id was ever activated. */
    boolean otherThan(String protocol);

    /** From now on what is planned is planned by this one. */
    void use(String id);

    /** True when this is the one that {@link #use} named last. */
    boolean inUse(String id);

    /** What another one had planned is now all planned by this one, which is in use. */
    void allPlanned(String id);

    /** True when {@link #allPlanned} was said of this one, and none other was in use since. */
    boolean planned(String id);
}
