/** What is measured and seen on the patient before, during and after a dose, and what it means. */
@NullMarked
package aftercare.session.vitals;

import org.jspecify.annotations.NullMarked;
