package aftercare.followup.flag;

import aftercare.kernel.Hold;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A flag as it is kept: all that its rule and the values it looked at decide. The same flag always has the same bytes, so
 * that a stored one can be compared with one that is worked out again.
 *
 * @param cause id of the poll, session or fact it is about
 * @param inputs as in {@link Flag}
 * @param routing as in {@link Flag}
 */
public record StoredFlag(
        String id,
        String cause,
        String rule,
        String protocolVersion,
        Tier tier,
        Hold hold,
        String concern,
        String sentence,
        Map<String, String> inputs,
        Optional<String> routing) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public StoredFlag {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /**
     * The flag as the rules raised it.
     *
     * @param cause id of the poll, session or fact it is about
     */
    public static StoredFlag of(Flag flag, String cause) {
        return new StoredFlag(
                flag.id(),
                cause,
                flag.rule(),
                flag.protocolVersion(),
                flag.tier(),
                flag.hold(),
                flag.concern(),
                flag.sentence(),
                flag.inputs(),
                flag.routing());
    }

    /** The flag as one line of JSON: names in alphabetical order, no blanks between them; in UTF-8 these are its bytes. */
    public String json() {
        Map<String, Object> values = new TreeMap<>();
        values.put("cause", cause);
        values.put("concern", concern);
        values.put("hold", hold.name().toLowerCase(Locale.ROOT));
        values.put("id", id);
        values.put("inputs", inputs);
        values.put("protocolVersion", protocolVersion);
        routing.ifPresent(to -> values.put("routing", to));
        values.put("rule", rule);
        values.put("sentence", sentence);
        values.put("tier", tier.name().toLowerCase(Locale.ROOT));
        return JSON.writeValueAsString(values);
    }

    /** SHA-256 of its bytes as lower-case hexadecimal. */
    public String digest() {
        return Ids.sha256Hex(json());
    }
}
