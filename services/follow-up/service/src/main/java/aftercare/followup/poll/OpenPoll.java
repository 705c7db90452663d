package aftercare.followup.poll;

import aftercare.kernel.Change;
import java.time.Instant;
import java.util.Optional;

/** The patient pressed Start. */
public final class OpenPoll {
    private final OpenLinks links;
    private final Polls polls;

    public OpenPoll(OpenLinks links, Polls polls) {
        this.links = links;
        this.polls = polls;
    }

    /**
     * Opens the poll; pressing Start again changes nothing.
     *
     * @return true when there are questions to answer, or were; false for a link that no longer works or never did
     */
    public boolean open(String token, Instant now) {
        Optional<Links.Link> link = links.find(token);
        if (link.isEmpty()) {
            return false;
        }
        Poll after = polls.update(link.get().pollId(), poll -> {
            if (link.get().expired(now)) {
                return Change.none(poll);
            }
            return switch (poll) {
                case Poll.Sent sent -> sent.open(now);
                case Poll.Missed missed -> missed.open(now);
                case Poll.Planned _, Poll.Unsent _, Poll.Open _, Poll.Answered _ -> Change.none(poll);
            };
        });
        return after instanceof Poll.Open || after instanceof Poll.Answered;
    }
}
