/** How cases leave the product: a draft in the shape of ICH E2B(R3) and what it lacks, and line listings. Nothing is sent by itself. */
@NullMarked
package aftercare.followup.cases.report;

import org.jspecify.annotations.NullMarked;
