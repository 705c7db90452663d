/** Patients' survey pages, clinicians' inbox and charts, and the REST of follow-up. */
@NullMarked
package aftercare.followup.web;

import org.jspecify.annotations.NullMarked;
