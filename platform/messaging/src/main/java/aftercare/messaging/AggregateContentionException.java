package aftercare.messaging;

/** Others wrote the same aggregate each time this one tried; a passing fault. */
final class AggregateContentionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AggregateContentionException(String collection, String id, int attempts) {
        super("Gave up changing " + id + " in " + collection + " after " + attempts
                + " attempts: another write came first each time");
    }
}
