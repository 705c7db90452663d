package aftercare.auditor.ledger;

import org.jspecify.annotations.Nullable;

/** A snapshot that does not fit; the log is read from its beginning instead. */
final class UnusableSnapshotException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableSnapshotException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
