package aftercare.intake.message;

import aftercare.contracts.IntakeFact;
import aftercare.kernel.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages whose updates are tried again while the database is away. What became of a hand-over is known to nobody but who
 * made it: forgotten, it would be of unknown outcome. Trying again is safe, since the decision sees what an earlier try
 * has written after all.
 */
public final class InsistentMessages implements Messages {
    private static final Logger LOG = LoggerFactory.getLogger(InsistentMessages.class);

    private final Messages messages;
    private final Duration patience;
    private final Duration pause;

    /**
     * @param patience how long an update is tried again
     * @param pause between two tries
     */
    public InsistentMessages(Messages messages, Duration patience, Duration pause) {
        this.messages = messages;
        this.patience = patience;
        this.pause = pause;
    }

    @Override
    public Message update(String messageId, Function<Message, Change<Message, IntakeFact>> decision) {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return messages.update(messageId, decision);
            } catch (RuntimeException e) {
                if (System.nanoTime() - until >= 0 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.warn(
                        "Message {} could not be updated for {}; trying again",
                        messageId,
                        e.getClass().getName());
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    @Override
    public Optional<Message> find(String messageId) {
        return messages.find(messageId);
    }

    @Override
    public boolean insertIfAbsent(Change<Message, IntakeFact> born) {
        return messages.insertIfAbsent(born);
    }

    @Override
    public List<String> due(@Nullable String channel, Instant now, int limit) {
        return messages.due(channel, now, limit);
    }

    @Override
    public List<String> stuck(Instant wall, int limit) {
        return messages.stuck(wall, limit);
    }

    @Override
    public List<String> claimed(String prefix, int limit) {
        return messages.claimed(prefix, limit);
    }

    @Override
    public List<Instant> handedOver(
            String patient, String channel, Predicate<String> templates, Instant since, Instant now) {
        return messages.handedOver(patient, channel, templates, since, now);
    }

    @Override
    public Optional<Instant> nextDue() {
        return messages.nextDue();
    }

    @Override
    public boolean busy(Instant now) {
        return messages.busy(now);
    }
}
