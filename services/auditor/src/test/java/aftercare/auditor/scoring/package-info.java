/** The auditor's own scores at their edges. */
@NullMarked
package aftercare.auditor.scoring;

import org.jspecify.annotations.NullMarked;
