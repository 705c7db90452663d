package aftercare.followup.escalation;

import aftercare.contracts.FollowUpFact;
import aftercare.kernel.Change;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stored escalations. */
public interface Escalations {
    /** The escalation of this id. */
    Optional<Escalation> find(String id);

    /** The escalation that the flag of this id belongs to. */
    Optional<Escalation> carrying(String flagId);

    /** Every escalation of a patient, newest first. */
    List<Escalation> ofPatient(String patient);

    /** Escalations that nobody has closed, by tier, then by when somebody must act; at most {@code limit}. */
    default List<Escalation> standing(int limit) {
        return standing(limit, null);
    }

    /** As {@link #standing(int)}, those after that one; from the first when it is null. */
    List<Escalation> standing(int limit, @Nullable After after);

    /** Escalations closed last, newest first. */
    List<Escalation> recentlyResolved(int limit);

    /** Stores a new one; false, and nothing happens, when its id is taken. */
    boolean insertIfAbsent(String id, Change<Escalation, FollowUpFact> opened);

    /** Loads, decides, compares and sets, again when another was faster; the decision must be pure. */
    Escalation update(String id, Function<Escalation, Change<Escalation, FollowUpFact>> decision);

    /**
     * Claims one that has something to do by {@code now}, so that no other worker takes it until the lease ends.
     *
     * @return the id; empty when nothing is due
     */
    Optional<String> claimDue(Instant now);

    /** Claims this one when it has something to do by {@code now} and nobody else claimed it. */
    boolean claim(String id, Instant now);

    /** How many of the tier nobody has closed. */
    long countStanding(Tier tier);

    /** The earliest instant at which any does something by itself. */
    Optional<Instant> nextDue();
}
