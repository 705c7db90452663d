/** Runs a clinic whose processes and lines are made to fail, and proves afterwards that nothing was lost or doubled. */
@NullMarked
package aftercare.standalone.chaos;

import org.jspecify.annotations.NullMarked;
