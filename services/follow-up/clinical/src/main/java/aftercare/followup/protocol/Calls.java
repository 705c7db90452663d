package aftercare.followup.protocol;

import aftercare.kernel.Tier;
import java.util.List;
import java.util.Optional;

/**
 * What a coordinator deals with by telephone: silence, and these rules.
 *
 * @param rules ids
 * @param responses how fast, by tier; none for a tier that is answered as everything else of it is
 */
public record Calls(List<String> rules, List<Response> responses) {
    static final Calls NONE = new Calls(List.of(), List.of());

    public Calls {
        rules = List.copyOf(rules);
        responses = List.copyOf(responses);
    }

    Optional<Response> response(Tier tier) {
        return responses.stream().filter(r -> r.tier() == tier).findFirst();
    }
}
