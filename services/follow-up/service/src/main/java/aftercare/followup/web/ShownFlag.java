package aftercare.followup.web;

import aftercare.kernel.Tier;
import java.util.Map;

/**
 * A flag as clinicians read it.
 *
 * @param inputs what the rule looked at, by item id: the coded value
 * @param hold what it does to the next dose, as a sentence
 */
public record ShownFlag(
        Tier tier,
        String sentence,
        String rule,
        String protocolVersion,
        String at,
        String hold,
        Map<String, String> inputs) {}
