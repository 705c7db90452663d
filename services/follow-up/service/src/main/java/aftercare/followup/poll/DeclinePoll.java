package aftercare.followup.poll;

import aftercare.kernel.Change;
import java.time.Instant;
import java.util.Optional;

/** The patient would rather not answer, or not to the end. */
public final class DeclinePoll {
    private final OpenLinks links;
    private final Polls polls;
    private final AssessPaper assess;
    private final AfterSave afterSave;

    public DeclinePoll(OpenLinks links, Polls polls, AssessPaper assess, AfterSave afterSave) {
        this.links = links;
        this.polls = polls;
        this.assess = assess;
        this.afterSave = afterSave;
    }

    /**
     * Stops the reminders. What was answered before is kept and looked at; nothing happens to a survey that is over, by a link
     * that no longer works, or when it was said before.
     */
    public void decline(String token, Instant now) {
        Optional<Links.Link> link = links.find(token);
        if (link.isEmpty() || link.get().expired(now)) {
            return;
        }
        String pollId = link.get().pollId();
        Poll after = polls.update(pollId, poll -> switch (poll) {
            case Poll.Sent sent -> sent.decline(now);
            case Poll.Open open -> open.decline(assess, now);
            case Poll.Missed missed -> missed.decline(now);
            case Poll.Planned _, Poll.Unsent _, Poll.Answered _ -> Change.none(poll);
        });
        if (after.uncarriedSince() != null) {
            afterSave.toCarry(pollId);
        }
    }
}
