package aftercare.followup.escalation;

/** A way to reach staff. */
public interface NoticeChannel {
    /** Name of the channel in facts, such as {@code email}. */
    String name();

    /**
     * Hands the notice over.
     *
     * @return false when the channel did not take it; the ladder tries again
     */
    boolean deliver(Notice notice);
}
