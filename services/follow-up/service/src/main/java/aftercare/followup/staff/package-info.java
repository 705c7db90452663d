/** Accounts, roles and contacts of the people of the clinic. */
@NullMarked
package aftercare.followup.staff;

import org.jspecify.annotations.NullMarked;
