/** Conditions in CEL that a clinician can read: type-checked once, evaluated in well under a microsecond. */
@NullMarked
package aftercare.followup.expression;

import org.jspecify.annotations.NullMarked;
