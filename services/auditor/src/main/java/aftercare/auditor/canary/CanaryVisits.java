package aftercare.auditor.canary;

import java.net.URI;

/** The clinic's pages, as a patient and a member of staff at their browsers use them. */
public interface CanaryVisits {
    /**
     * Answers the survey behind a link: blood in the urine, and nothing else wrong.
     *
     * @return true when the blood was taken; false when that failed, or the survey does not ask for it
     */
    boolean reportBlood(URI link);

    /**
     * Closes the escalation behind a notice's link and lifts the holds that its page shows, so that the next one is told anew.
     *
     * @return false when that failed; the escalation goes on telling, so that it is tried again
     */
    boolean close(URI link);
}
