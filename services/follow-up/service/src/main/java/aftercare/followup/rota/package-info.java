/** Who of the clinic is on duty when, for what, and where nobody is. */
@NullMarked
package aftercare.followup.rota;

import org.jspecify.annotations.NullMarked;
