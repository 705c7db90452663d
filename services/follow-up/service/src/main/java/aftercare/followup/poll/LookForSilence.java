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

    /**
     * The window of a poll is over and it was not answered; again changes nothing.
     *
     * @param missing as it stood when the window was over; the patient's other polls are as they are stored
     * @return true when it makes a case and the link shall go out once more, by another channel
     */
    boolean missed(Poll missing, Instant now);
}
