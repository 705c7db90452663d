package aftercare.standalone.backup;

/** A folder is no whole backup; the message names the file. */
public final class DamagedBackupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedBackupException(String message) {
        super(message);
    }

    DamagedBackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
