package aftercare.followup.escalation;

import aftercare.followup.flag.Flag;
import aftercare.followup.flag.StoredFlag;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that worried a rule, as it is kept and shown.
 *
 * @param id derived from cause, rule and protocol version, so that raising it twice is raising it once
 * @param cause id of the poll or session it was found in
 * @param rule id of the rule, such as {@code U-RED-RETENTION}
 * @param concern what escalations are grouped by
 * @param sentence what a clinician reads; coded answers in words, nobody's name
 * @param inputs the coded values the rule looked at, item id to value
 * @param routing {@code named-reader} when the care team must not see it; null otherwise
 * @param digest SHA-256 of the flag's bytes as the rules raised it, see {@link StoredFlag}; null in flags from before it was
 *     kept
 */
public record RaisedFlag(
        String id,
        String cause,
        String rule,
        String protocolVersion,
        Tier tier,
        Hold hold,
        String concern,
        String sentence,
        Map<String, String> inputs,
        @Nullable String routing,
        Instant at,
        @Nullable String digest) {
    public RaisedFlag {
        inputs = Map.copyOf(inputs);
    }

    /**
     * A flag as the rules raised it.
     *
     * @param cause id of the poll or session it was found in
     */
    public static RaisedFlag of(Flag flag, String cause, Instant now) {
        return new RaisedFlag(
                flag.id(),
                cause,
                flag.rule(),
                flag.protocolVersion(),
                flag.tier(),
                flag.hold(),
                flag.concern(),
                flag.sentence(),
                flag.inputs(),
                flag.routing().orElse(null),
                now,
                StoredFlag.of(flag, cause).digest());
    }

    /** True when the care team must not see it. */
    public boolean routed() {
        return routing != null;
    }

    /** As it is stored, to be worked out again. */
    public StoredFlag stored() {
        return new StoredFlag(
                id, cause, rule, protocolVersion, tier, hold, concern, sentence, inputs, Optional.ofNullable(routing));
    }
}
