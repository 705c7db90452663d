package aftercare.auditor.alarm;

import aftercare.auditor.ledger.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides when to raise the alarm: when something has not added up for longer than the tolerance, so that what a restart
 * catches up with in seconds wakes nobody; again when more comes, and again after a while as long as it lasts. Not for
 * several threads.
 */
public final class Alarm {
    private final Duration tolerance;
    private final Duration again;
    private final Map<Problem, Instant> since = new LinkedHashMap<>();
    private final Set<Problem> told = new HashSet<>();
    private @Nullable Instant toldAt;

    /**
     * An alarm that has seen nothing yet.
     *
     * @param tolerance how long something may be wrong
     * @param again how long after an alarm the next one follows while nothing new comes
     */
    public Alarm(Duration tolerance, Duration again) {
        this.tolerance = tolerance;
        this.again = again;
    }

    /** What a look found. */
    public sealed interface Finding {
        /** All is well. */
        record Well() implements Finding {}

        /** All is well again after an alarm. */
        record WellAgain() implements Finding {}

        /** Something is wrong, not long enough for an alarm, or the operators know it. */
        record Known() implements Finding {}

        /**
         * The operators must be told.
         *
         * @param problems all that have lasted, oldest first
         */
        record Tell(List<Problem> problems) implements Finding {}
    }

    /** Looks at what is wrong now. */
    public Finding look(List<Problem> problems, Instant now) {
        Set<Problem> standing = Set.copyOf(problems);
        since.keySet().retainAll(standing);
        told.retainAll(standing);
        problems.forEach(problem -> since.putIfAbsent(problem, now));
        if (since.isEmpty()) {
            return toldAt == null ? new Finding.Well() : new Finding.WellAgain();
        }
        List<Problem> lasting = new ArrayList<>();
        since.forEach((problem, first) -> {
            if (!first.plus(tolerance).isAfter(now)) {
                lasting.add(problem);
            }
        });
        boolean fresh = !told.containsAll(lasting);
        boolean due =
                toldAt != null && !lasting.isEmpty() && !toldAt.plus(again).isAfter(now);
        return fresh || due ? new Finding.Tell(lasting) : new Finding.Known();
    }

    /** The operators know of these. */
    public void told(List<Problem> problems, Instant now) {
        told.addAll(problems);
        toldAt = now;
    }

    /** The operators know that all is well again. */
    public void settled() {
        told.clear();
        toldAt = null;
    }
}
