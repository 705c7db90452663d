package aftercare.followup.rota;

import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;

/** What a patient may be told about who of the clinic reads what they wrote, and by when. */
@FunctionalInterface
public interface Promises {
    /**
     * The promise that the clinic can keep.
     *
     * @param within the tier's response: a first contact is tried within this
     */
    Promise of(Tier tier, String careTeam, Duration within, Instant now);

    /**
     * One promise.
     *
     * @param reader who reads it, as a patient is told: a role, nobody's name
     * @param by when they will have read it and tried to call
     * @param kept whether somebody is there from now until then, so that a patient in danger may wait that long
     * @param notBefore before this nobody of the clinic can call; {@code by} or earlier
     * @param says whether pages that do not speak of the rota say so too when nobody is on duty
     */
    record Promise(String reader, Instant by, boolean kept, Instant notBefore, boolean says) {}
}
