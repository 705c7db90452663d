package aftercare.intake.message;

import java.util.Map;
import java.util.Set;

/**
 * The channels that a clinic has.
 *
 * @param byName such as {@link Addressee#EMAIL}
 */
public record Channels(Map<String, Channel> byName) {
    public Channels {
        byName = Map.copyOf(byName);
    }

    /** Their names, in no order. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** One that a message was routed by; when it is gone since, one that takes nothing. */
    Channel named(String name) {
        return byName.getOrDefault(name, (messageId, address, letter) -> Channel.Outcome.MISCONFIGURED);
    }
}
