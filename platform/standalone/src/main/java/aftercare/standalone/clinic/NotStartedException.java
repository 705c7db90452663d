package aftercare.standalone.clinic;

/** A part of the clinic did not start; the message says which, why, and where to read more. */
public final class NotStartedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotStartedException(String message) {
        super(message);
    }
}
