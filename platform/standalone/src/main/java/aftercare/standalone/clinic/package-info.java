/** A running clinic: its data folder, secrets, backends and services, started and stopped in order. */
@NullMarked
package aftercare.standalone.clinic;

import org.jspecify.annotations.NullMarked;
