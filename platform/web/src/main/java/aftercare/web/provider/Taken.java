package aftercare.web.provider;

/** What became of handing something over to a provider. */
public enum Taken {
    /** Taken over. */
    ACCEPTED,
    /** Certainly not taken over; may work later. */
    NOT_NOW,
    /** Certainly not taken over, and never will be. */
    REFUSED,
    /** Certainly not taken over, for a reason of ours, such as a wrong password; may work once that is set right. */
    MISCONFIGURED,
    /** The other side fell silent after it had it. */
    UNKNOWN
}
