/** Keeps the ledger's snapshots. */
@NullMarked
package aftercare.auditor.mongo;

import org.jspecify.annotations.NullMarked;
