package aftercare.session.readiness;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clinician's word that a prescribed medicine needs no wait.
 *
 * @param rule one of {@link #RULES}
 * @param medicine its name; stays in this service's database
 * @param by account of the clinician
 * @param end who ended it and when; null while it stands
 */
public record StandingException(
        String rule,
        String medicine,
        String by,
        Instant at,
        @Nullable End end) {
    /** The rows of the checklist that a clinician may make an exception of: benzodiazepines and stimulants. */
    public static final List<String> RULES = List.of("P01", "P02");

    /** Who ended it and when. */
    public record End(String by, Instant at) {}

    public StandingException {
        if (!RULES.contains(rule)) {
            throw new IllegalArgumentException("No standing exception can be made of " + rule);
        }
    }

    /** The same, at its end. */
    public StandingException ended(String endedBy, Instant endedAt) {
        return new StandingException(rule, medicine, by, at, new End(endedBy, endedAt));
    }

    public boolean stands() {
        return end == null;
    }
}
