/** Messages out as texts, through a provider, and what the provider tells of them. */
@NullMarked
package aftercare.intake.sms;

import org.jspecify.annotations.NullMarked;
