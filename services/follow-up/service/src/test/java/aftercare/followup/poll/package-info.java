/** Each decision: what stands after it and which facts it brings. */
@NullMarked
package aftercare.followup.poll;

import org.jspecify.annotations.NullMarked;
