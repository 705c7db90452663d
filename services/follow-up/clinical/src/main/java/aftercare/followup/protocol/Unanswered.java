package aftercare.followup.protocol;

import aftercare.followup.expression.Expression;
import java.time.Duration;
import java.util.List;

/**
 * Several people are asked about the same session, and nobody answers at all.
 *
 * @param rule id of the built-in rule that is raised
 * @param steps keys of the steps; the first one keeps the time, one answered page of any of them is an answer
 * @param after how long after the first step was due
 * @param when over {@link Standing}, looked at when the first step is planned
 * @param source where its time comes from
 */
public record Unanswered(String rule, List<String> steps, Duration after, Expression when, String source) {
    public Unanswered {
        steps = List.copyOf(steps);
    }

    boolean isTimedBy(String step) {
        return steps.getFirst().equals(step);
    }
}
