/** What tests of several modules share: real backends, waiting with a deadline, architecture rules. */
@NullMarked
package aftercare.testkit;

import org.jspecify.annotations.NullMarked;
