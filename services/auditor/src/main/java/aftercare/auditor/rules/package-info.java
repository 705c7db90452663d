/** What a protocol's rules say of answers, by the auditor's own code and a CEL library that follow-up does not use. */
@NullMarked
package aftercare.auditor.rules;

import org.jspecify.annotations.NullMarked;
