package aftercare.contracts;

import org.jspecify.annotations.Nullable;

/** The bytes on the wire are not the fact they claim to be. Carries no content of the record. */
public final class UnreadableFactException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableFactException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
