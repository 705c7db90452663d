/** The person behind a pseudonym: enrolled with consent, cleared by a clinician. */
@NullMarked
package aftercare.intake.patient;

import org.jspecify.annotations.NullMarked;
