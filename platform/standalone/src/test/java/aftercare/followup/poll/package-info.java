/** Puts wrong judgement in the place of the right one, to see whether anybody notices. */
@NullMarked
package aftercare.followup.poll;

import org.jspecify.annotations.NullMarked;
