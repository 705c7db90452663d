package aftercare.followup.poll;

import java.time.Instant;
import java.util.Optional;

/** Which poll an unguessable link opens; only the link's hash is stored. */
public interface Links {
    /** Makes the link work until {@code expiresAt}; again changes nothing. */
    void open(String hash, String pollId, Instant expiresAt);

    /** The poll that a link opens; empty when no such link was ever sent. */
    Optional<String> pollOf(String hash);
}
