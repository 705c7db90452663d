/** Has somebody really changed? Reliable change between two totals, and slow drift over many. Pure. */
@NullMarked
package aftercare.followup.change;

import org.jspecify.annotations.NullMarked;
