/** What session knows of a patient from others: cleared, baseline given, and which holds stand. */
@NullMarked
package aftercare.session.hold;

import org.jspecify.annotations.NullMarked;
