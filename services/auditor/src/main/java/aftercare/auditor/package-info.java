/** Reads the raw facts of all services and tells whether they add up; shares nothing with the services it checks. */
@NullMarked
package aftercare.auditor;

import org.jspecify.annotations.NullMarked;
