package aftercare.followup.web;

import aftercare.kernel.Tier;
import java.util.List;

/**
 * A flag as clinicians read it, and why it was raised.
 *
 * @param id as {@code ./aftercare explain} takes it
 * @param hold what it does to the next dose, as a sentence
 * @param condition of the rule; empty when the protocol no longer has it
 * @param source where the rule and its numbers come from; empty when the protocol no longer has the rule
 * @param proposal true when the source says that it is one, and no published number
 * @param looked what the rule looked at
 * @param survey where the answers of its survey are; empty when it was raised by something else
 */
public record ShownFlag(
        String id,
        Tier tier,
        String sentence,
        String rule,
        String protocolVersion,
        String at,
        String hold,
        String condition,
        String source,
        boolean proposal,
        List<Looked> looked,
        String survey) {
    /**
     * Something a rule looked at.
     *
     * @param name as the rule has it, such as {@code baseline URI-04}
     * @param question what the patient was asked; empty for what was computed
     * @param value as it is coded
     * @param words what the patient selected; empty for what was computed
     */
    public record Looked(String name, String question, String value, String words) {}

    public ShownFlag {
        looked = List.copyOf(looked);
    }
}
