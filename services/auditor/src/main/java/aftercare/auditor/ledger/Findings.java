package aftercare.auditor.ledger;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Facts that contradict each other. No later fact mends that, so they stay. */
final class Findings {
    private Set<Problem> found = new LinkedHashSet<>();

    void add(String account, String id, String what) {
        found.add(new Problem(account, id, what));
    }

    Stream<Problem> problems() {
        return found.stream();
    }
}
