/** When to ask what, how fast to act, and who is told: the clinic's protocol as versioned data. */
@NullMarked
package aftercare.followup.protocol;

import org.jspecify.annotations.NullMarked;
