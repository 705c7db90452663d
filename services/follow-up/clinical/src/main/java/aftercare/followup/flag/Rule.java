package aftercare.followup.flag;

import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.util.Optional;

/**
 * One line of the protocol's table of rules. A rule has one tier: what a milder answer does is a rule of its own, so that a
 * later, worse answer is never hidden by a flag already raised.
 *
 * @param when CEL condition
 * @param run when it is evaluated
 * @param page page the patient is shown
 * @param concern what escalations are grouped by
 * @param says what a clinician reads
 * @param routing {@code named-reader} when the care team must not see it
 * @param source where the rule and its numbers come from
 */
public record Rule(
        String id,
        String when,
        Run run,
        Tier tier,
        Hold hold,
        Optional<String> page,
        String concern,
        String says,
        Optional<String> routing,
        String source) {

    /** When a rule is evaluated. */
    public enum Run {
        /** At every save that touches one of its items. */
        SAVE,
        /** When the survey was sent, or its window closed. */
        END
    }
}
