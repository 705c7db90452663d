/** How members of staff are told: by which ways, how often, and what became of it. */
@NullMarked
package aftercare.followup.notice;

import org.jspecify.annotations.NullMarked;
