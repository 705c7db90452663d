package aftercare.session.treatment;

import aftercare.session.readiness.Answers;
import aftercare.session.readiness.Readiness;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a patient said before the dose, and what it meant then. A later check-in stands beside it, never over it.
 *
 * @param adult who stays with the patient; null when nobody was named
 * @param start the start it was assessed for: the planned one, or the check-in itself when that came later
 * @param by account that took it down
 * @param cleared who cleared its review; null while nobody has
 */
public record CheckIn(
        Answers answers,
        @Nullable Monitor adult,
        Instant start,
        Readiness readiness,
        String by,
        Instant at,
        @Nullable Cleared cleared) {
    /**
     * How long the answers count; then they are asked again, because the patient may have eaten or taken something since.
     * <b>Proposal</b> of this product, not validated; review before use.
     */
    public static final Duration GOOD_FOR = Duration.ofHours(4);

    /**
     * A clinician saw what needed a review and lets the session go on.
     *
     * @param reason in their words; kept, never published
     */
    public record Cleared(String by, String reason, Instant at) {}

    CheckIn clearedBy(Cleared clinician) {
        return new CheckIn(answers, adult, start, readiness, by, at, clinician);
    }

    /** Whether the answers are too old to start on. */
    public boolean stale(Instant now) {
        return now.isAfter(at.plus(GOOD_FOR));
    }
}
