package aftercare.followup.escalation;

import aftercare.kernel.Tier;

/** The ladder of each tier; data of the protocol. */
@FunctionalInterface
public interface Ladders {
    /** The ladder an escalation of this tier climbs; blue has none. */
    Ladder of(Tier tier);
}
