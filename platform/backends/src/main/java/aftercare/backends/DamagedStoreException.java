package aftercare.backends;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The store's file is not what it was when the last write was acknowledged. It is never replaced by an empty one. */
public final class DamagedStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedStoreException(Path file, String reason) {
        this(file, reason, null);
    }

    DamagedStoreException(Path file, Throwable cause) {
        this(file, String.valueOf(cause.getMessage()), cause);
    }

    private DamagedStoreException(Path file, String reason, @Nullable Throwable cause) {
        super(
                "The store's file " + file.toAbsolutePath() + " is damaged: " + reason
                        + ". It was left as it is. Put a backup of its folder in its place; or, to begin with an empty"
                        + " clinic, move the folder away",
                cause);
    }
}
