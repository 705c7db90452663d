package aftercare.messaging;

import aftercare.contracts.FactCatalogue;
import aftercare.contracts.UnreadableFactException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came of one try to apply one record. */
sealed interface Attempt {
    /** The handler answered. */
    record Done(Outcome outcome) implements Attempt {}

    /** It will never work as things are. */
    record Failed(String cause) implements Attempt {}

    Logger LOG = LoggerFactory.getLogger(Attempt.class);

    /** How often a passing fault is tried again before the whole batch is. */
    int TRIES = 5;

    /**
     * Reads the record and lets the handler apply it.
     *
     * @throws PassingFaultException when a fault that passes did not pass within a second or two
     */
    static Attempt of(InboundRecord record, FactHandler handler) {
        for (int attempt = 1; ; attempt++) {
            try {
                InboundRecord.Origin origin = record.origin();
                if (FactCatalogue.classOf(origin.type()).isEmpty()) {
                    return new Done(handler.passOver(origin.source(), origin.sequence(), origin.key()));
                }
                return new Done(handler.apply(record.delivery(origin)));
            } catch (UnreadableFactException e) {
                return new Failed(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                if (!PassingFaults.contains(e)) {
                    LOG.error("Cannot apply {}-{}@{}", record.topic(), record.partition(), record.offset(), e);
                    return new Failed(describe(e));
                }
                if (attempt == TRIES || Thread.currentThread().isInterrupted()) {
                    throw new PassingFaultException(
                            "Cannot apply " + record.topic() + "-" + record.partition() + "@" + record.offset()
                                    + " for now",
                            e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50L << attempt));
            }
        }
    }

    private static String describe(RuntimeException e) {
        String text = e.getClass().getSimpleName() + ": " + e.getMessage();
        return text.length() <= 300 ? text : text.substring(0, 300);
    }
}
