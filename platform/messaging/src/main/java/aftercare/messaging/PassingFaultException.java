package aftercare.messaging;

/** A record could not be applied for now; the batch comes again. */
final class PassingFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PassingFaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
