package aftercare.auditor.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** The ids that have waited longer for their counterpart than a fact may be in flight. */
final class Overdue {
    private Overdue() {}

    static Stream<Problem> of(String account, Map<String, Instant> waiting, Moment moment, String what) {
        return waiting.entrySet().stream()
                .filter(entry -> moment.overdue(entry.getValue()))
                .map(entry -> new Problem(account, entry.getKey(), what));
    }
}
