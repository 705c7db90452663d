/** Treatment sessions: planned, started unless something holds them, completed or broken off; and how that is wired. */
@NullMarked
package aftercare.session;

import org.jspecify.annotations.NullMarked;
