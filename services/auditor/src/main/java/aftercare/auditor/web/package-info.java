/** The ledger as a page, as JSON, as health and as metrics. */
@NullMarked
package aftercare.auditor.web;

import org.jspecify.annotations.NullMarked;
