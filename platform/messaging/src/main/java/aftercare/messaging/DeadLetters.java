package aftercare.messaging;

import java.util.List;
import java.util.Optional;

/** The records that were set aside by this service's consumers, and the acts that bring them back. */
public final class DeadLetters {
    DeadLetters() {}

    /** All that wait, by group, key and order of arrival. */
    public List<DeadLetter> list() {
        return List.of();
    }

    /** One of them. */
    public Optional<DeadLetter> show(String id) {
        return Optional.empty();
    }

    /**
     * Applies what waits, in order, until one fails again. Replaying twice changes nothing more.
     *
     * @param keyOrId a patient, or the id of a letter whose key is meant
     * @param dryRun true to read and check only
     */
    public ReplayReport replay(String keyOrId, boolean dryRun) {
        return new ReplayReport(dryRun, List.of(), List.of(), "");
    }

    /**
     * Takes a letter out of the queue for good; those behind it may then be replayed.
     *
     * @return false when there is no such letter
     */
    public boolean quarantine(String id, String reason) {
        return false;
    }
}
