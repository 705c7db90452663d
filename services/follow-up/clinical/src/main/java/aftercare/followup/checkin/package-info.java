/** What a patient says before a dose, and when that worries us. */
@NullMarked
package aftercare.followup.checkin;

import org.jspecify.annotations.NullMarked;
