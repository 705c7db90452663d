/** Tries a protocol on invented patients: how much it would call, and whether it finds who gets worse. */
@NullMarked
package aftercare.followup.simulation;

import org.jspecify.annotations.NullMarked;
