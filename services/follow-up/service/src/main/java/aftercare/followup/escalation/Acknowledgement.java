package aftercare.followup.escalation;

import java.time.Instant;

/** What became of a wish to acknowledge. */
public sealed interface Acknowledgement {
    /** It is the clinician's, until then. */
    record Done(Instant until) implements Acknowledgement {}

    /** Somebody had closed it. */
    record AlreadyResolved(String by, Instant at) implements Acknowledgement {}

    /** There is no such escalation. */
    record Unknown() implements Acknowledgement {}
}
