/** What is asked, in which words and order, how an answer is read, and what the answers add up to. */
@NullMarked
package aftercare.followup.survey;

import org.jspecify.annotations.NullMarked;
