package aftercare.followup.web;

import aftercare.kernel.Tier;

/**
 * An escalation nobody has closed, as the inbox lists it.
 *
 * @param why sentence of its most urgent flag
 * @param more how many other flags it carries
 * @param left time until somebody must act
 * @param taken who has taken it on and until when, or that nobody has
 */
public record InboxRow(
        String id,
        String patient,
        Tier tier,
        String concern,
        String why,
        int more,
        String actBy,
        String left,
        boolean overdue,
        String taken,
        String opened) {}
