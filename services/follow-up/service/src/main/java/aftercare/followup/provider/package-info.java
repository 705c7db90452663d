/** Notices to staff through those who carry texts, calls and pages, and what these tell of them. */
@NullMarked
package aftercare.followup.provider;

import org.jspecify.annotations.NullMarked;
