package aftercare.auditor.ledger;

import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.MessageHeld;
import aftercare.contracts.IntakeFact.MessageReturned;
import aftercare.contracts.IntakeFact.MessageSent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requested = sent + failed + waiting. Intake may try until the message is worthless, so a request is overdue only after
 * that, unless everything is at rest. What came back after it was sent waits again. An outcome without a request is a message
 * that nobody asked for, or a second one.
 */
final class Messages {
    private static final String ACCOUNT = "messages";

    /**
     * A request without an outcome.
     *
     * @param notBefore until when intake keeps it back; null when it does not
     */
    record Request(
            Instant notAfter, Instant recordedAt, @Nullable Instant notBefore) {
        boolean overdue(Moment moment, @Nullable Instant held) {
            boolean kept = (notBefore != null && !moment.past(notBefore)) || (held != null && !moment.past(held));
            return moment.overdue(recordedAt) && ((moment.atRest() && !kept) || moment.past(notAfter));
        }
    }

    private long requested;
    private long sent;
    private long failed;
    private Map<String, Request> waiting = new HashMap<>();
    private Map<String, Instant> unasked = new HashMap<>();
    /** Until when a message that is one too many in a day waits. */
    private Map<String, Instant> held = new HashMap<>();

    void enter(MessageRequested fact, Instant at) {
        requested++;
        if (unasked.remove(fact.messageId()) == null) {
            waiting.put(fact.messageId(), new Request(fact.notAfter(), at, fact.notBefore()));
        }
    }

    void enter(MessageSent fact, Instant at) {
        sent++;
        close(fact.messageId(), at);
    }

    void enter(MessageFailed fact, Instant at) {
        failed++;
        close(fact.messageId(), at);
    }

    void enter(MessageReturned fact, Instant at) {
        sent--;
        if (unasked.remove(fact.messageId()) == null) {
            waiting.put(fact.messageId(), new Request(fact.notAfter(), at, null));
        }
    }

    void enter(MessageHeld fact) {
        held.put(fact.messageId(), fact.until());
    }

    private void close(String messageId, Instant at) {
        held.remove(messageId);
        if (waiting.remove(messageId) == null) {
            unasked.put(messageId, at);
        }
    }

    LedgerView.Messages view() {
        return new LedgerView.Messages(requested, sent, failed, waiting.size());
    }

    Stream<Problem> problems(Moment moment) {
        Stream<Problem> lost = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().overdue(moment, held.get(entry.getKey())))
                .map(entry -> new Problem(ACCOUNT, entry.getKey(), "requested, but neither sent nor failed"));
        return Stream.concat(
                lost, Overdue.of(ACCOUNT, unasked, moment, "sent or failed, but never requested, or more than once"));
    }
}
