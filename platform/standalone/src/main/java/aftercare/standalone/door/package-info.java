/** The one address: leads each path to its service, and shows the start page, the mailbox, health and the clock. */
@NullMarked
package aftercare.standalone.door;

import org.jspecify.annotations.NullMarked;
