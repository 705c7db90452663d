/** Requests for messages, in from follow-up, and planned sessions, in from session. */
@NullMarked
package aftercare.intake.kafka;

import org.jspecify.annotations.NullMarked;
