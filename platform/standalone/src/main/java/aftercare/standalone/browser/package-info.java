/** A browser without a window: people of the demo, the bench and the tests read pages and send forms with it. */
@NullMarked
package aftercare.standalone.browser;

import org.jspecify.annotations.NullMarked;
