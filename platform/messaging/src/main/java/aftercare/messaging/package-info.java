/** How state and facts are written together, how facts leave for Kafka, and how they come in once in effect. */
@NullMarked
package aftercare.messaging;

import org.jspecify.annotations.NullMarked;
