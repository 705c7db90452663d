/** One treatment session: scheduled, started, completed or aborted. */
@NullMarked
package aftercare.session.treatment;

import org.jspecify.annotations.NullMarked;
