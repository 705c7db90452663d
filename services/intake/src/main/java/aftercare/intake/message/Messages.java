package aftercare.intake.message;

import aftercare.contracts.IntakeFact;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Messages to patients. Every write carries the facts that became true with it. */
public interface Messages {
    Optional<Message> find(String messageId);

    /** Does nothing and answers false when the message exists already. */
    boolean insertIfAbsent(Change<Message, IntakeFact> born);

    /** The message afterwards. Loads, decides, writes, and tries again on a conflict; so the decision must be pure. */
    Message update(String messageId, Function<Message, Change<Message, IntakeFact>> decision);

    /**
     * Ids of the waiting messages in one queue that are due by {@code now}, the longest due first.
     *
     * @param channel that they are to go by; null for those of which that was not looked up yet
     */
    List<String> due(@Nullable String channel, Instant now, int limit);

    /** Ids of messages being handed over since before {@code wall} by the machine's clock: their process died. */
    List<String> stuck(Instant wall, int limit);

    /** Ids of messages being handed over under a claim that begins so. */
    List<String> claimed(String prefix, int limit);

    /**
     * When messages to a patient were handed over, also such of which nobody knows whether they arrived, the oldest first.
     *
     * @param channel by which
     * @param templates which of them count
     * @param since not those of before
     * @param now when those that are being handed over were
     */
    List<Instant> handedOver(String patient, String channel, Predicate<String> templates, Instant since, Instant now);

    /** When the first waiting message becomes due. */
    Optional<Instant> nextDue();

    /** True when some message is being handed over, or waits and is due by {@code now}. */
    boolean busy(Instant now);
}
