/** The case of one adverse event: what is known of it, who may change what, its history and by when it must be reported. */
@NullMarked
package aftercare.followup.cases;

import org.jspecify.annotations.NullMarked;
