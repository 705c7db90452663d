/** What speaks against treating a person: each question's dated answers, and what a clinician found about them. */
@NullMarked
package aftercare.intake.screening;

import org.jspecify.annotations.NullMarked;
