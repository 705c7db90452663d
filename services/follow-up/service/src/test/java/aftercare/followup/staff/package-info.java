/** Who may come in. */
@NullMarked
package aftercare.followup.staff;

import org.jspecify.annotations.NullMarked;
