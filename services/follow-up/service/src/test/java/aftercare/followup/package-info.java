/** The service as a whole, on the real broker, the real store and a mail server. */
@NullMarked
package aftercare.followup;

import org.jspecify.annotations.NullMarked;
