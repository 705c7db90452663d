package aftercare.messaging;

/** What became of one delivered fact. */
public enum Outcome {
    /** Its effect is stored, and the cursor with it. */
    APPLIED,
    /** It had been applied before; nothing was written. */
    DUPLICATE,
    /** This consumer has no use for it. */
    IGNORED,
    /** One before it, of the same source, has not arrived: it is parked until that one has. */
    GAP
}
