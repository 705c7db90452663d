/** What is measured in a session, and when that worries us. */
@NullMarked
package aftercare.followup.measurement;

import org.jspecify.annotations.NullMarked;
