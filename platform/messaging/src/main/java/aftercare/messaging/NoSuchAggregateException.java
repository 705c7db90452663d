package aftercare.messaging;

/** Something was to be changed that does not exist. */
public final class NoSuchAggregateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchAggregateException(String collection, String id) {
        super("Nothing with id " + id + " in " + collection);
    }
}
