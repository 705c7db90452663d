package aftercare.web;

/** What the address names does not exist. Answered with 404, as a page or a problem. */
public final class NotFoundException extends RuntimeException {
    /** @param message for the reader: names what was looked for, such as {@code There is no escalation esc-17.} */
    public NotFoundException(String message) {
        super(message);
    }
}
