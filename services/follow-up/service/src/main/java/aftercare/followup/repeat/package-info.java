/** What was answered to a request that carries a key, so that the same request sent again gets the same answer. */
@NullMarked
package aftercare.followup.repeat;

import org.jspecify.annotations.NullMarked;
