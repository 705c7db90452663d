/** Messages out as e-mail, by SMTP, and what is mailed back, by IMAP. */
@NullMarked
package aftercare.intake.mail;

import org.jspecify.annotations.NullMarked;
