package aftercare.followup.poll;

import java.time.Instant;

/** Told at each saved page: the patient is not silent. Again changes nothing. */
@FunctionalInterface
public interface AnswerHeard {
    /** The patient of this poll, or who stays with them, answered a page of it. */
    void heard(Asking asking, Instant now);
}
