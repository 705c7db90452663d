/** What is measured on the patient: blood pressure, and what it means before, during and after a dose. */
@NullMarked
package aftercare.session.vitals;

import org.jspecify.annotations.NullMarked;
