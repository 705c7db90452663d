/** Documents, indexes and leases behind the stores. */
@NullMarked
package aftercare.followup.mongo;

import org.jspecify.annotations.NullMarked;
