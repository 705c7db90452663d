package aftercare.followup.escalation;

import aftercare.kernel.Canary;
import aftercare.kernel.Tier;

/**
 * Whether a second person has to agree before an escalation is closed: of red, unless the clinic has one clinician and turned it
 * off.
 *
 * @param on true when red needs two
 */
public record SecondSignature(boolean on) {
    /** True when one person cannot close it alone. */
    public boolean needed(Matter matter) {
        return on && matter.tier() == Tier.RED && !Canary.is(matter.patient());
    }
}
