/** Tests of how staff is told. */
@NullMarked
package aftercare.followup.notice;

import org.jspecify.annotations.NullMarked;
