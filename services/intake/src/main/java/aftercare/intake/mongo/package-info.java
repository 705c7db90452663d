/** Patients and messages as documents, each with its pending facts. */
@NullMarked
package aftercare.intake.mongo;

import org.jspecify.annotations.NullMarked;
