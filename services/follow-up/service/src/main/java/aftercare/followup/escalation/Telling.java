package aftercare.followup.escalation;

import aftercare.followup.escalation.Escalation.Attempt;
import java.time.Instant;
import java.util.List;

/** Brings notices to members of staff. */
@FunctionalInterface
public interface Telling {
    /** What was tried, or held, to bring it to its recipient; at least one attempt. */
    List<Attempt> tell(Notice notice, Instant now);
}
