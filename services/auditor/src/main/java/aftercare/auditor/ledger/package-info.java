/** Does it add up: every fact of the log is entered once, and what must balance is balanced by id. */
@NullMarked
package aftercare.auditor.ledger;

import org.jspecify.annotations.NullMarked;
