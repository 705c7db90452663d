/** Medicines and drugs by the names that people write, and the class that matters before a dose. */
@NullMarked
package aftercare.intake.medicine;

import org.jspecify.annotations.NullMarked;
