package aftercare.web;

/** The request comes too late or twice: somebody else was first. Answered with 409, as a page or a problem. */
public final class ConflictException extends RuntimeException {
    /** @param message for the reader: what was found instead, who did it and when, and what can be done now */
    public ConflictException(String message) {
        super(message);
    }
}
