/** What the command line shows of a protocol and of answers, without a clinic. */
@NullMarked
package aftercare.followup.inspect;

import org.jspecify.annotations.NullMarked;
