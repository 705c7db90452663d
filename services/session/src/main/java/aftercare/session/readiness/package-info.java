/** Whether a patient is ready for the dose: what is asked before each session, and what the answers mean. */
@NullMarked
package aftercare.session.readiness;

import org.jspecify.annotations.NullMarked;
