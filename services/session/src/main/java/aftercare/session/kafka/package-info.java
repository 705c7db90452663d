/** Facts about patients and holds, in from intake and follow-up. */
@NullMarked
package aftercare.session.kafka;

import org.jspecify.annotations.NullMarked;
