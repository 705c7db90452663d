/** Patients, staff and weeks that never were, played through the real path. */
@NullMarked
package aftercare.standalone.demo;

import org.jspecify.annotations.NullMarked;
