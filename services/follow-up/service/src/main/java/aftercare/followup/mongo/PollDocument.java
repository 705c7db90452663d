package aftercare.followup.mongo;

import aftercare.followup.poll.Poll;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A poll and what it is looked up by.
 *
 * @param leaseUntil wall clock; until then a scheduler has claimed it. Every write of the poll ends the lease
 */
record PollDocument(
        String patient,
        Instant dueAt,
        @Nullable Instant nextAt,
        @Nullable Instant uncarriedSince,
        @Nullable Instant leaseUntil,
        Poll poll) {
    static PollDocument of(Poll poll) {
        return new PollDocument(
                poll.asking().patient(), poll.asking().dueAt(), poll.nextAt(), poll.uncarriedSince(), null, poll);
    }
}
