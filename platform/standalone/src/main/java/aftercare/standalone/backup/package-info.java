/** Copies of a clinic's data folder, and the way back. */
@NullMarked
package aftercare.standalone.backup;

import org.jspecify.annotations.NullMarked;
