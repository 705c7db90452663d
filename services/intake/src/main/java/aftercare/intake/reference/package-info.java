/** Tables of the clinical reference that ship with the program. */
@NullMarked
package aftercare.intake.reference;

import org.jspecify.annotations.NullMarked;
