package aftercare.backends;

import java.nio.file.Path;

/** The store's file is there but cannot be read. It is never replaced by an empty one. */
public final class DamagedStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedStoreException(Path file, Throwable cause) {
        super(
                "The store's file " + file.toAbsolutePath() + " cannot be read: " + cause.getMessage()
                        + ". Nothing was changed. Put back a copy of that file from a backup, or move it away to start an"
                        + " empty clinic",
                cause);
    }
}
