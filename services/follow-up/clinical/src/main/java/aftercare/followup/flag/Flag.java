package aftercare.followup.flag;

import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something in the answers worries a rule.
 *
 * @param id {@code Ids.derive("flag", cause, rule, protocolVersion)}
 * @param concern what escalations are grouped by, such as {@code suicide}
 * @param page id of the page the patient is shown, if the rule names one
 * @param inputs the coded values the rule looked at, by names without dots: {@code URI-04}, {@code baseline URI-04}, {@code
 *     phq9 total}; what was not asked is left out
 * @param sentence what a clinician reads first
 * @param routing who may read it when not the care team: {@code named-reader}; empty otherwise
 */
public record Flag(
        String id,
        String rule,
        String protocolVersion,
        Tier tier,
        Hold hold,
        String concern,
        Optional<String> page,
        Map<String, String> inputs,
        String sentence,
        Optional<String> routing) {

    public Flag {
        inputs = java.util.Collections.unmodifiableMap(new TreeMap<>(inputs));
    }
}
