package aftercare.followup.whereabouts;

import java.util.Optional;

/** What patients in danger told us; the latest of each poll counts. */
public interface ToldWhereabouts {
    /** Keeps it, durably, in the place of what the same poll told before. */
    void keep(Whereabouts told);

    /** What the poll told last. */
    Optional<Whereabouts> ofPoll(String pollId);
}
