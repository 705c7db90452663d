package aftercare.session.hold;

import aftercare.kernel.Hold;
import java.time.Instant;

/**
 * A hold that stands.
 *
 * @param cause what it was placed for, a flag's id; holds are a set keyed by it
 * @param rule the rule that asked for it
 * @param hold {@code STOP}: no dose until it is lifted; {@code LOOK}: a clinician ticks "seen" before the dose
 */
public record PlacedHold(String cause, String rule, Hold hold, Instant at) {}
