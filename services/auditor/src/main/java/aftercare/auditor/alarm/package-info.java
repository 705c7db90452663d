/** Who is told, and when, that something does not add up. */
@NullMarked
package aftercare.auditor.alarm;

import org.jspecify.annotations.NullMarked;
