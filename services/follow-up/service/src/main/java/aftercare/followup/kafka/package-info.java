/** Facts of intake and session in. */
@NullMarked
package aftercare.followup.kafka;

import org.jspecify.annotations.NullMarked;
