/** One message to a patient: asked for, handed over once, sent or failed. */
@NullMarked
package aftercare.intake.message;

import org.jspecify.annotations.NullMarked;
