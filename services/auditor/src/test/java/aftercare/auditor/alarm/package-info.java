/** When the operators are told, with time moved by hand. */
@NullMarked
package aftercare.auditor.alarm;

import org.jspecify.annotations.NullMarked;
