package aftercare.auditor.rules;

import org.jspecify.annotations.Nullable;

/** The text of a protocol holds something that the auditor cannot judge by. */
public final class UnreadableProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
