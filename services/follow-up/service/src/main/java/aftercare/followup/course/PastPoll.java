package aftercare.followup.course;

import java.time.Instant;
import java.util.Map;

/** A poll the patient answered, as far as later surveys and pages look back at it. */
public record PastPoll(
        String pollId, String step, int occurrence, Instant answeredAt, boolean late, Map<String, Integer> scores) {
    public PastPoll {
        scores = Map.copyOf(scores);
    }
}
