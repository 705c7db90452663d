/** What in the answers worries us: rules over answers, scores and history, evaluated by pure code. */
@NullMarked
package aftercare.followup.flag;

import org.jspecify.annotations.NullMarked;
