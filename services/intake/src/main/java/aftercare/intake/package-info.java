/** Who a patient is, whether they may be treated, and the delivery of messages to them; and how that is wired. */
@NullMarked
package aftercare.intake;

import org.jspecify.annotations.NullMarked;
