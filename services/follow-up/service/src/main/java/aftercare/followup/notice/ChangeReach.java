package aftercare.followup.notice;

import aftercare.followup.escalation.Way;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A member of staff enters how they are reached. */
public final class ChangeReach {
    private final Reaches reaches;
    private final Set<Way> has;

    /** @param has the ways of this clinic */
    public ChangeReach(Reaches reaches, Set<Way> has) {
        this.reaches = reaches;
        this.has = has.isEmpty() ? EnumSet.noneOf(Way.class) : EnumSet.copyOf(has);
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is entered. */
        record Done(Reach reach) implements Outcome {}

        /** Nothing was changed: that field says something else than it must. */
        record Invalid(String field, String message) implements Outcome {}
    }

    /** The ways of this clinic. */
    public Set<Way> has() {
        return Set.copyOf(has);
    }

    /** How the account is reached now. */
    public Reach of(String username) {
        return reaches.of(username);
    }

    /**
     * Enters it.
     *
     * @param mobile as typed; empty: none
     * @param telephone whether red is telephoned too
     * @param pager as typed; empty: none
     */
    public Outcome change(String username, String mobile, boolean telephone, String pager) {
        String key = pager.strip();
        Optional<String> number = Reach.number(mobile);
        if (!mobile.isBlank() && number.isEmpty()) {
            return new Outcome.Invalid("mobile", "Enter the number with its country code, such as +1 555 010 0123");
        }
        if (telephone && number.isEmpty()) {
            return new Outcome.Invalid("mobile", "Enter the number that is to be telephoned");
        }
        if (!key.isEmpty() && !Reach.pagerKey(key)) {
            return new Outcome.Invalid(
                    "pager",
                    "Enter the key that the pager's provider gave you: letters, digits, dashes and underscores");
        }
        Reach reach = new Reach(number, telephone, key.isEmpty() ? Optional.empty() : Optional.of(key));
        reaches.set(username, reach);
        return new Outcome.Done(reach);
    }
}
