package aftercare.followup.web;

import aftercare.kernel.Tier;
import java.util.Map;

/**
 * A flag as clinicians read it.
 *
 * @param id as {@code ./aftercare explain} takes it
 * @param source where the rule and its numbers come from; empty when the protocol no longer has the rule
 * @param inputs what the rule looked at, by item id: the coded value
 * @param hold what it does to the next dose, as a sentence
 */
public record ShownFlag(
        String id,
        Tier tier,
        String sentence,
        String rule,
        String protocolVersion,
        String at,
        String hold,
        String source,
        Map<String, String> inputs) {}
