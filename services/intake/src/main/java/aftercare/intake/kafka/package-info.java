/** Requests for messages, in from follow-up. */
@NullMarked
package aftercare.intake.kafka;

import org.jspecify.annotations.NullMarked;
