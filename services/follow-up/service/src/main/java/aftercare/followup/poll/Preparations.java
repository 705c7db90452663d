package aftercare.followup.poll;

import java.time.Instant;
import java.util.Optional;

/** What a poll is sent with: the words for its patient, and what its rules need to know from before. */
@FunctionalInterface
public interface Preparations {
    /** The sheet of a poll that is about to be sent; empty while its patient's enrolment is still being stored. */
    Optional<Prepared> prepare(Asking asking, Instant now);
}
