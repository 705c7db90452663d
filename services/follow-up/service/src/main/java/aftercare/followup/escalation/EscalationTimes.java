package aftercare.followup.escalation;

import java.time.Duration;

/** Hears how long things took; for metrics. */
public interface EscalationTimes {
    /** From the saved answer to the first attempt to tell somebody, whether or not it succeeded. */
    void firstAttempt(Duration sinceFlag);

    /** From when a step was due to when it ran. */
    void lateness(Duration late);
}
