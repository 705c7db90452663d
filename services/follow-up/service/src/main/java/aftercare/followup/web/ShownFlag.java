package aftercare.followup.web;

import aftercare.kernel.Tier;
import java.util.List;

/**
 * A flag as clinicians read it.
 *
 * @param id as {@code ./aftercare explain} takes it
 * @param source where the rule and its numbers come from; empty when the protocol no longer has the rule
 * @param standing whether that is published or a proposal, as a sentence
 * @param seen what the rule looked at
 * @param hold what it does to the next dose, as a sentence
 * @param answers address of the survey's answers; empty when there are none
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
        String standing,
        List<Seen> seen,
        String answers) {
    public ShownFlag {
        seen = List.copyOf(seen);
    }

    /**
     * A value that the rule looked at.
     *
     * @param name the item's id, or what else it is called
     * @param question the item's words; empty for what is no item
     * @param answer in words, as it was when the rule fired
     */
    public record Seen(String name, String question, String answer) {}

    /** The same, of a survey whose answers can be read. */
    ShownFlag answeredAt(String address) {
        return new ShownFlag(id, tier, sentence, rule, protocolVersion, at, hold, source, standing, seen, address);
    }
}
