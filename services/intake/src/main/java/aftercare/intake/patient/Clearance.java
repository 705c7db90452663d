package aftercare.intake.patient;

import java.time.Instant;
import java.util.List;

/**
 * The patient may be treated: nothing in the screening stands in the way.
 *
 * @param by account of whoever wrote down what cleared the patient
 * @param validUntil last instant at which a session may start
 * @param conditions ids of the screening's questions that a clinician cleared although the answer is not no
 */
public record Clearance(String by, Instant at, Instant validUntil, List<String> conditions) {
    public Clearance {
        conditions = List.copyOf(conditions);
    }

    public boolean holdsAt(Instant now) {
        return !now.isAfter(validUntil);
    }
}
