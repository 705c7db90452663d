/** Mail to staff. */
@NullMarked
package aftercare.followup.mail;

import org.jspecify.annotations.NullMarked;
