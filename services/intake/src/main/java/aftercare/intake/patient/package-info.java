/** The person behind a pseudonym: enrolled with consent, screened, cleared for treatment. */
@NullMarked
package aftercare.intake.patient;

import org.jspecify.annotations.NullMarked;
