package aftercare.messaging;

import aftercare.messaging.DeadLetter.State;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The records that were set aside by this service's consumers, and the acts that bring them back. */
public final class DeadLetters {
    private final DeadLetterStore letters;
    private final FactInbox inbox;

    DeadLetters(DeadLetterStore letters, FactInbox inbox) {
        this.letters = letters;
        this.inbox = inbox;
    }

    /** All that were set aside, by group, topic, key and order of arrival. */
    public List<DeadLetter> list() {
        return letters.all();
    }

    /** One of them. */
    public Optional<DeadLetter> show(String id) {
        return letters.one(id);
    }

    /**
     * Applies what waits, in order, until one fails again. Replaying twice changes nothing more.
     *
     * @param keyOrId a patient, or the id of a letter, which stands for its whole queue
     * @param dryRun true to read and check only
     */
    public ReplayReport replay(String keyOrId, boolean dryRun) {
        List<String> drained = new ArrayList<>();
        List<String> remaining = new ArrayList<>();
        String cause = "";
        for (GroupQueue queue : queues(keyOrId)) {
            ReplayReport report = replay(queue, dryRun);
            drained.addAll(report.drained());
            remaining.addAll(report.remaining());
            cause = cause.isEmpty() ? report.cause() : cause;
        }
        return new ReplayReport(dryRun, drained, remaining, cause);
    }

    private ReplayReport replay(GroupQueue queue, boolean dryRun) {
        return inbox.group(queue.group())
                .map(group -> dryRun ? group.rehearse(queue.queue()) : group.drain(queue.queue()))
                .orElseGet(() -> new ReplayReport(
                        dryRun,
                        List.of(),
                        letters.queue(queue.group(), queue.queue()).stream()
                                .map(DeadLetter::id)
                                .toList(),
                        "Group " + queue.group() + " does not read here: replay in the service that has it"));
    }

    private Set<GroupQueue> queues(String keyOrId) {
        Set<GroupQueue> queues = new LinkedHashSet<>();
        for (DeadLetter letter : letters.all()) {
            String key = letter.key();
            if (key != null
                    && letter.state() != State.QUARANTINED
                    && (keyOrId.equals(key) || keyOrId.equals(letter.id()))) {
                queues.add(new GroupQueue(letter.group(), new QueueKey(letter.topic(), key)));
            }
        }
        return queues;
    }

    /**
     * Takes a letter out of its queue for good. The handler passes over it, and what waited behind it is taken up within
     * seconds.
     *
     * @return false when no such letter waits
     */
    public boolean quarantine(String id, String reason) {
        Optional<DeadLetter> letter = letters.one(id);
        if (letter.isEmpty() || letter.get().state() == State.QUARANTINED) {
            return false;
        }
        inbox.group(letter.get().group()).ifPresent(group -> group.passOver(letter.get()));
        return letters.setAside(id, reason);
    }

    private record GroupQueue(String group, QueueKey queue) {}
}
