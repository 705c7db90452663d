/** The one command: a whole clinic in one process, or in several, for newcomers, tests and small practices. */
@NullMarked
package aftercare.standalone;

import org.jspecify.annotations.NullMarked;
