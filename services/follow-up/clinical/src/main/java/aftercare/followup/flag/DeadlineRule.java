package aftercare.followup.flag;

import java.time.Duration;

/**
 * How long something may stay open.
 *
 * @param rule id of the rule that fires when it has passed; conditions see it as {@code deadline.S_RED_NOW}
 * @param condition CEL; true while it is open
 */
public record DeadlineRule(String rule, String condition, Duration after) {
    /** The name conditions use after {@code deadline.}. */
    String name() {
        return rule.replace('-', '_');
    }
}
