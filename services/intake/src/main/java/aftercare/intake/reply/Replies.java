package aftercare.intake.reply;

import aftercare.contracts.IntakeFact;
import aftercare.kernel.Change;
import java.util.List;
import java.util.Optional;

/** What was written back. Every write carries the facts that became true with it. */
public interface Replies {
    Optional<Reply> find(String id);

    /** Does nothing and answers false when the reply exists already. */
    boolean insertIfAbsent(Change<Reply, IntakeFact> born);

    /** Those of a patient, the newest first, at most {@code limit}. */
    List<Reply> of(String patient, int limit);
}
