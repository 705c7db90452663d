/** Treatment sessions and patients as documents, each with its pending facts. */
@NullMarked
package aftercare.session.mongo;

import org.jspecify.annotations.NullMarked;
