/** What this machine can do: the raw floor, and what the product adds to it. */
@NullMarked
package aftercare.standalone.bench;

import org.jspecify.annotations.NullMarked;
