package aftercare.followup.escalation;

import aftercare.kernel.Tier;
import java.util.List;

/** The ladder of each tier; data of the protocol. What a coordinator deals with by telephone climbs one of its own. */
public interface Ladders {
    /**
     * The ladder an escalation climbs.
     *
     * @param tier blue has none
     * @param flags all it carries
     */
    Ladder of(Tier tier, List<RaisedFlag> flags);

    /** True when the call list shows it: each of its flags is dealt with by telephone. */
    boolean byCall(List<RaisedFlag> flags);

    /** The ladder of what an escalation is about. */
    default Ladder of(Matter matter) {
        return of(matter.tier(), matter.flags());
    }
}
