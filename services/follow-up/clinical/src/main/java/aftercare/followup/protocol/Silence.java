package aftercare.followup.protocol;

import aftercare.followup.expression.Expression;
import aftercare.followup.flag.Rule;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.util.List;
import java.util.Optional;

/**
 * What a missed poll leads to. The first line whose condition holds decides; silence never holds a dose.
 *
 * @param id of the rule, such as {@code SIL-AMB-FIRST-DAY}
 * @param steps keys of the steps it is about; empty: all
 * @param when over {@link Standing}
 * @param says what the person who calls reads
 */
public record Silence(String id, List<String> steps, Expression when, Tier tier, String says, String source) {
    public Silence {
        steps = List.copyOf(steps);
    }

    boolean holds(String step, Standing standing) {
        return (steps.isEmpty() || steps.contains(step)) && when.holds(standing.facts());
    }

    /** The rule whose flag tells of it. */
    Rule rule(SilenceCause cause) {
        return rule(cause.concern(), says + ": " + cause.words());
    }

    /** The rule, whatever the cause: grouped by no concern of its own. */
    Rule rule() {
        return rule("silence", says);
    }

    private Rule rule(String concern, String sentence) {
        return new Rule(
                id,
                when.text(),
                Rule.Run.END,
                tier,
                Hold.NONE,
                Optional.empty(),
                concern,
                sentence,
                Optional.empty(),
                source);
    }
}
