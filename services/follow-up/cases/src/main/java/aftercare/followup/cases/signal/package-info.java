/** What the cases of a clinic add up to: counts, rates with their intervals, and whether a pair of drug and event stands out. */
@NullMarked
package aftercare.followup.cases.signal;

import org.jspecify.annotations.NullMarked;
