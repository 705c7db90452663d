/** A patient who is nobody reports blood every few minutes: whoever must hear of it either does in time, or the operators do. */
@NullMarked
package aftercare.auditor.canary;

import org.jspecify.annotations.NullMarked;
