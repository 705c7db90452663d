/** What every service shares and no service owns: decisions, ids, the clock and the four tiers. No framework. */
@NullMarked
package aftercare.kernel;

import org.jspecify.annotations.NullMarked;
