package aftercare.auditor.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Held = told later + taken up by a person + still waiting: nothing is held for longer than was promised. */
final class HeldNotices {
    private static final String ACCOUNT = "escalations";

    private Map<String, Map<String, Held>> byEscalation = new HashMap<>();

    /**
     * One that somebody is told later.
     *
     * @param until by the product's clock
     * @param since when its fact was recorded
     */
    record Held(Instant until, Instant since) {}

    void held(String escalation, String recipient, Instant until, Instant recordedAt) {
        byEscalation
                .computeIfAbsent(escalation, _ -> new HashMap<>())
                .merge(
                        recipient,
                        new Held(until, recordedAt),
                        (before, now) -> before.until().isBefore(now.until()) ? before : now);
    }

    void told(String escalation, String recipient) {
        Map<String, Held> held = byEscalation.get(escalation);
        if (held != null && held.remove(recipient) != null && held.isEmpty()) {
            byEscalation.remove(escalation);
        }
    }

    /** A person has it, or closed it: who was to be told later need not be. */
    void takenUp(String escalation) {
        byEscalation.remove(escalation);
    }

    Stream<Problem> problems(Moment moment) {
        return byEscalation.entrySet().stream()
                .flatMap(escalation -> escalation.getValue().entrySet().stream()
                        .filter(one -> moment.overdue(one.getValue().since())
                                && moment.past(one.getValue().until()))
                        .map(one -> new Problem(
                                ACCOUNT,
                                escalation.getKey(),
                                one.getKey() + " was to be told by "
                                        + one.getValue().until() + ", and was not")));
    }
}
