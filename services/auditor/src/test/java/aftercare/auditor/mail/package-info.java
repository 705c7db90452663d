@NullMarked
package aftercare.auditor.mail;

import org.jspecify.annotations.NullMarked;
