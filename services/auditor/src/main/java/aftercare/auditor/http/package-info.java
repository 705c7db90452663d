/** The heartbeat, by HTTP. */
@NullMarked
package aftercare.auditor.http;

import org.jspecify.annotations.NullMarked;
