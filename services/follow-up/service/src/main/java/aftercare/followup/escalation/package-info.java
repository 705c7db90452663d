/** Who is told about a worrying answer, when the next one is, and what a person did about it. */
@NullMarked
package aftercare.followup.escalation;

import org.jspecify.annotations.NullMarked;
