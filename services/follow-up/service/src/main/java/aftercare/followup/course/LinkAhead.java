package aftercare.followup.course;

import java.time.Instant;
import java.util.List;

/**
 * A link that would go out.
 *
 * @param poll id of the poll
 * @param at when it goes out
 * @param step key of its step
 * @param occurrence from 1
 * @param monitor true when it goes to the adult who stays with the patient
 * @param asks ids of the instruments that its survey asks, with their parts, in order
 * @param together keys of other steps that are asked in the same survey
 * @param closesAt until when an answer is in time
 * @param reminders when it is sent again while it is not answered
 */
public record LinkAhead(
        String poll,
        Instant at,
        String step,
        int occurrence,
        boolean monitor,
        List<String> asks,
        List<String> together,
        Instant closesAt,
        List<Instant> reminders) {
    public LinkAhead {
        asks = List.copyOf(asks);
        together = List.copyOf(together);
        reminders = List.copyOf(reminders);
    }
}
