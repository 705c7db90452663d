package aftercare.followup.poll;

import java.time.Instant;

/** Brings what was planned for a patient by another version of the protocol in line with the one in use. */
public interface Replan {
    /**
     * Does it; again changes nothing.
     *
     * @return false, and nothing happens, when this process does not run the protocol that was activated last: another one will
     */
    boolean replan(String patient, Instant now);
}
