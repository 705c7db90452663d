/** Messages out as e-mail, by SMTP. */
@NullMarked
package aftercare.intake.mail;

import org.jspecify.annotations.NullMarked;
