package aftercare.followup.whereabouts;

import java.time.Instant;
import java.util.Map;

/**
 * What a patient wrote on a page that offered help, or told by themselves. It stays in follow-up and travels in no fact.
 *
 * @param pollId the poll whose page offered help, or the id under which the patient told it
 * @param words name of the field to what was written; never blank values
 */
public record Whereabouts(String pollId, String patient, Map<String, String> words, Instant at) {
    public Whereabouts {
        words = Map.copyOf(words);
    }

    @Override
    public String toString() {
        return "Whereabouts[" + pollId + ", " + at + "]";
    }
}
