/** Dead letters over REST, on a real broker and store. */
@NullMarked
package aftercare.operations;

import org.jspecify.annotations.NullMarked;
