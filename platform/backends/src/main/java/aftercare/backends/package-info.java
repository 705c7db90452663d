/** The broker, the store and the mailbox that a clinic without a cluster runs on: on disk, on loopback only. */
@NullMarked
package aftercare.backends;

import org.jspecify.annotations.NullMarked;
