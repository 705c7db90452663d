/** What an operator does with a running service that publishes or reads facts: dead letters, over REST. */
@NullMarked
package aftercare.operations;

import org.jspecify.annotations.NullMarked;
