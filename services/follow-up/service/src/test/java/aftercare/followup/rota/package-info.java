/** Who is on duty when. */
@NullMarked
package aftercare.followup.rota;

import org.jspecify.annotations.NullMarked;
