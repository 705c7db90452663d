package aftercare.followup.poll;

/** Told at once when a poll has something to be carried on; a sweep finds what was not told. */
@FunctionalInterface
public interface AfterSave {
    /** The poll has flags or a whole survey that nobody has taken over yet. Returns at once. */
    void toCarry(String pollId);
}
