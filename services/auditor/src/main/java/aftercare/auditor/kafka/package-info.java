/** Reads the three topics from their beginning with a consumer and offsets of its own. */
@NullMarked
package aftercare.auditor.kafka;

import org.jspecify.annotations.NullMarked;
