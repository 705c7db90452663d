/** One patient's way through treatment: exposure, baseline, holds, the weekly series and the next visit. */
@NullMarked
package aftercare.followup.course;

import org.jspecify.annotations.NullMarked;
