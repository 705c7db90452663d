package aftercare.followup.course;

import java.time.Instant;

/** What the canary has left behind in follow-up. */
public interface CanaryTraces {
    /**
     * Forgets its polls, links and escalations that ended and were due before. Their facts stay in the log, and the latest
     * escalation of each concern stays, since the next one's number follows from it.
     */
    void forget(Instant before);
}
