package aftercare.followup.poll;

import java.time.Instant;
import java.util.Optional;

/** Which poll an unguessable link opens; only the link's hash is stored. */
public interface Links {
    /** Makes the link work; again changes nothing. */
    void open(String hash, Link link);

    /** What a link leads to; empty when no such link was ever sent. */
    Optional<Link> find(String hash);

    /**
     * One link of a poll.
     *
     * @param generation 1 for the poll's first link, one more for each that was asked for after the last had expired
     * @param expiresAt when it stops working
     */
    record Link(String pollId, int generation, Instant expiresAt) {
        boolean expired(Instant now) {
            return now.isAfter(expiresAt);
        }
    }
}
