/** What a patient in danger told us beside the questions: where to call, where they are, who is with them. */
@NullMarked
package aftercare.followup.whereabouts;

import org.jspecify.annotations.NullMarked;
