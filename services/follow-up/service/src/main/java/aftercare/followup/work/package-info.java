/** Threads: what runs at once after a write, and the rounds that find what a crash or a lost wake-up left. */
@NullMarked
package aftercare.followup.work;

import org.jspecify.annotations.NullMarked;
