package aftercare.intake.message;

/** A way to reach a patient. */
public interface Channel {
    /** Hands a letter over. Never throws for what the other side did: it says so in the outcome. */
    Outcome handOver(String messageId, String address, Letter letter);

    /** What became of a hand-over. */
    enum Outcome {
        /** Taken over. */
        ACCEPTED,
        /** Certainly not taken over; may work later. */
        NOT_NOW,
        /** Certainly not taken over, and never will be. */
        REFUSED,
        /** Certainly not taken over, for a reason of ours, such as a wrong password; may work once that is set right. */
        MISCONFIGURED,
        /** The other side fell silent after it had the letter. */
        UNKNOWN
    }
}
