package aftercare.intake.patient;

import java.time.Instant;

/**
 * A clinician found that the patient may be treated.
 *
 * @param by account of the clinician
 */
public record Clearance(String by, Instant at) {}
