package aftercare.followup.poll;

import aftercare.contracts.FollowUpFact;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The stored polls. */
public interface Polls {
    /** The poll that raised the flag of this id. */
    Optional<Poll> raising(String flagId);

    /** The poll of this id. */
    Optional<Poll> find(String id);

    /** Every poll of a patient, newest due first. */
    List<Poll> ofPatient(String patient);

    /** The polls of a patient that are due in this time, both ends included. */
    List<Poll> ofPatient(String patient, Instant dueFrom, Instant dueUntil);

    /** Stores a new one; false, and nothing happens, when its id is taken. */
    boolean insertIfAbsent(String id, Change<Poll, FollowUpFact> planned);

    /** Loads, decides, compares and sets, again when another was faster; the decision must be pure. */
    Poll update(String id, Function<Poll, Change<Poll, FollowUpFact>> decision);

    /**
     * Claims one that has something to do by {@code now}, so that no other scheduler takes it until the lease ends.
     *
     * @return the id; empty when nothing is due
     */
    Optional<String> claimDue(Instant now);

    /** Gives a claimed one back that cannot be run yet, to be claimed again in a moment. */
    void giveBack(String id);

    /** The earliest instant at which any does something by itself. */
    Optional<Instant> nextDue();

    /** Polls with something found that is not carried on yet and that were written at or before {@code writtenBy}. */
    List<String> uncarried(Instant writtenBy, int limit);
}
