/** Faults that are planted on purpose, and whether they are caught. */
@NullMarked
package aftercare.standalone.chaos;

import org.jspecify.annotations.NullMarked;
