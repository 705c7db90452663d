/** The clinic's pages and REST for treatment sessions. */
@NullMarked
package aftercare.session.web;

import org.jspecify.annotations.NullMarked;
