package aftercare.followup.poll;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What a poll is sent with, if it is sent: the words for its patient, and what its rules need to know from before. */
public interface Preparations {
    /**
     * What becomes of a poll that is due.
     *
     * @param with others of the patient that can be asked together with it; those that stand still are
     */
    Preparation prepare(Asking asking, List<Asking> with, Instant now);

    /** When a reminder that is due may go out as far as the patient is followed: now, or later, or when the window closes. */
    Instant remindsFrom(Asking asking, Instant now);

    /** Whether a poll is sent. */
    sealed interface Preparation {}

    /** It is sent with this. */
    record Ready(Prepared prepared) implements Preparation {}

    /** What it counts from is still being stored. */
    record NotYet() implements Preparation {}

    /**
     * What it counts from is not so any more, or its patient is not followed.
     *
     * @param reason as {@code PollCancelled} tells it
     */
    record Cancelled(String reason) implements Preparation {}

    /**
     * Its patient is not followed for a time, and the window is still open then.
     *
     * @param reason as {@code PollMoved} tells it
     */
    record Away(String reason, Instant until) implements Preparation {}

    /** Its patient lives by another clock than it was timed by. */
    record Elsewhere(ZoneId zone) implements Preparation {}
}
