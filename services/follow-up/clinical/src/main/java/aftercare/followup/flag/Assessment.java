package aftercare.followup.flag;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one look at the answers found.
 *
 * @param scores what could be computed by now: instrument or symptom to total, grade or code; see {@code Scoring.scores}
 * @param flags new ones only, most urgent first
 * @param pages ids of the pages to show now, in order: before the end only those of a new red flag, or of a new amber one when a
 *     deadline passed; at the end the page of the worst flag of the survey (or DONE), then HOLD and advice
 */
public record Assessment(Map<String, Integer> scores, List<Flag> flags, List<String> pages) {
    public Assessment {
        scores = java.util.Collections.unmodifiableMap(new TreeMap<>(scores));
        flags = List.copyOf(flags);
        pages = List.copyOf(pages);
    }
}
