package aftercare.followup.poll;

import aftercare.contracts.FollowUpFact;
import aftercare.kernel.Change;
import java.time.Instant;

/** Lets time pass over an open poll, for tests of other packages. */
public final class LaterPolls {
    private LaterPolls() {}

    public static Change<Poll, FollowUpFact> at(Instant now, Poll poll, AssessPaper assess) {
        return ((Poll.Open) poll).tick(assess, now, now, null);
    }
}
