/** How services call those who carry texts, calls and pages for the clinic, and how what they tell is known to be theirs. */
@NullMarked
package aftercare.web.provider;

import org.jspecify.annotations.NullMarked;
