/** Looks after patients between treatment sessions: the only wiring of the service, and its start. */
@NullMarked
package aftercare.followup;

import org.jspecify.annotations.NullMarked;
