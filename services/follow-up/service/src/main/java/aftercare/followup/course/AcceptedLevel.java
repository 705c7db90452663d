package aftercare.followup.course;

import java.time.Instant;
import java.util.Map;

/**
 * A level that a clinician accepted as known: "tell me again if worse". It is never changed; a newer one follows it.
 *
 * @param id derived from all but the time, so that a second click records nothing
 * @param symptom id of what is known, see {@link aftercare.followup.flag.Acceptable}
 * @param levels item, grade or total to the level; of the ASQ pattern each positive item as 1
 * @param by account of the clinician
 * @param note why; stays in follow-up
 * @param until the last instant at which it counts
 */
public record AcceptedLevel(
        String id, String symptom, Map<String, Integer> levels, String by, String note, Instant at, Instant until) {
    public AcceptedLevel {
        levels = Map.copyOf(levels);
    }

    /** True when it counts at this instant. */
    public boolean counts(Instant now) {
        return !now.isAfter(until);
    }

    @Override
    public String toString() {
        return "AcceptedLevel[" + id + ", " + symptom + ", " + by + ", " + at + ", " + until + "]";
    }
}
