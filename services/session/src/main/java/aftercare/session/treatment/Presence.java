package aftercare.session.treatment;

import java.time.Instant;

/**
 * The adult who stays with the patient has said that they are there.
 *
 * @param by {@code monitor}, by their own link, or the account of whoever they told it on the phone
 */
public record Presence(String by, Instant at) {
    /** Whether it was said too long ago; as long as the answers of a check-in count. */
    boolean stale(Instant now) {
        return now.isAfter(at.plus(CheckIn.GOOD_FOR));
    }
}
