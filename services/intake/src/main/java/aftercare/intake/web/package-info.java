/** The clinic's pages and REST for patients. */
@NullMarked
package aftercare.intake.web;

import org.jspecify.annotations.NullMarked;
