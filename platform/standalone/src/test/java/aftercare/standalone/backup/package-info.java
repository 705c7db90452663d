/** Copies of data folders, whole and damaged. */
@NullMarked
package aftercare.standalone.backup;

import org.jspecify.annotations.NullMarked;
