/** One asking of one patient: planned, sent, opened, answered or missed, and what the answers worried. */
@NullMarked
package aftercare.followup.poll;

import org.jspecify.annotations.NullMarked;
