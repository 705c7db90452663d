/** What answers add up to, computed by hand-written code that shares nothing with follow-up's. */
@NullMarked
package aftercare.auditor.scoring;

import org.jspecify.annotations.NullMarked;
