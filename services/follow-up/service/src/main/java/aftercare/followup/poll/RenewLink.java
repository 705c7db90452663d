package aftercare.followup.poll;

import aftercare.kernel.LinkToken;
import java.time.Instant;
import java.util.Optional;

/** The patient comes by an expired link and wants to answer now. */
public final class RenewLink {
    private final OpenLinks known;
    private final Links links;
    private final Polls polls;
    private final byte[] linkSecret;

    public RenewLink(OpenLinks known, Links links, Polls polls, byte[] linkSecret) {
        this.known = known;
        this.links = links;
        this.polls = polls;
        this.linkSecret = linkSecret.clone();
    }

    /**
     * Has a new link sent to the address that intake has; asking again by the same link sends no second one. The expired
     * link stays expired, since whoever holds it now need not be the patient.
     */
    public void renew(String token, Instant now) {
        Optional<Links.Link> old = known.find(token);
        if (old.isEmpty() || !old.get().expired(now)) {
            return;
        }
        String pollId = old.get().pollId();
        int generation = old.get().generation() + 1;
        Instant expiresAt = now.plus(Schedule.LINK_OUTLIVES_WINDOW);
        links.open(LinkToken.of(linkSecret, pollId, generation).hash(), new Links.Link(pollId, generation, expiresAt));
        polls.update(pollId, poll -> poll.relinked(generation, expiresAt, now));
    }
}
