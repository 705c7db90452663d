/** Messaging against the real broker and the real store. */
@NullMarked
package aftercare.messaging;

import org.jspecify.annotations.NullMarked;
