package aftercare.followup.poll;

import java.time.Instant;
import java.util.List;

/** What a poll is sent with, if it is sent: the words for its patient, and what its rules need to know from before. */
@FunctionalInterface
public interface Preparations {
    /**
     * What becomes of a poll that is due.
     *
     * @param with others of the patient that can be asked together with it; those that stand still are
     */
    Preparation prepare(Asking asking, List<Asking> with, Instant now);

    /** Whether a poll is sent. */
    sealed interface Preparation {}

    /** It is sent with this. */
    record Ready(Prepared prepared) implements Preparation {}

    /** What it counts from is still being stored. */
    record NotYet() implements Preparation {}

    /**
     * What it counts from is not so any more.
     *
     * @param reason as {@code PollCancelled} tells it
     */
    record Cancelled(String reason) implements Preparation {}
}
