/** Tests of the ways to staff. */
@NullMarked
package aftercare.followup.provider;

import org.jspecify.annotations.NullMarked;
