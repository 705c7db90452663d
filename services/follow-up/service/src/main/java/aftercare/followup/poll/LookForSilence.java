package aftercare.followup.poll;

import java.time.Instant;

/** Told when somebody should have answered by now; finds out whether anybody has, and tells a person when not. */
public interface LookForSilence {
    /**
     * Looks; again changes nothing.
     *
     * @param asking what keeps the time; it has no answer itself
     */
    void look(Asking asking, Instant now);
}
