package aftercare.messaging;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that was set aside. Its bytes stay encrypted in the database and are not shown.
 *
 * @param id group, topic, partition and offset, joined by {@code |}
 * @param key the patient; null when the record had none
 * @param state why it waits
 * @param cause what went wrong, without content of the record
 * @param attempts how often it was tried
 * @param headers the CloudEvents headers
 * @param at wall clock of the first attempt
 */
public record DeadLetter(
        String id,
        String group,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        State state,
        String cause,
        int attempts,
        Map<String, String> headers,
        Instant at) {

    /** Why a record waits. */
    public enum State {
        /** It could not be read or applied. Later ones of its key wait behind it. */
        DEAD,
        /** One before it, of the same source, is missing; it is tried again when that one arrives. */
        GAP,
        /** It waits behind another of its key. */
        PARKED,
        /** Taken out of the queue by a person, or without a key; nothing waits behind it and no replay takes it up. */
        QUARANTINED
    }
}
