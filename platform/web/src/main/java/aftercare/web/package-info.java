/** What every service's pages and REST share: staff sign-in, layouts, problem details, form errors and the paths of health. */
@NullMarked
package aftercare.web;

import org.jspecify.annotations.NullMarked;
