package aftercare.session.treatment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was written down about a session, in its order. Entries are added, never overwritten. */
public record Chart(List<CheckIn> checkIns) {
    /** Nothing yet. */
    public static final Chart EMPTY = new Chart(List.of());

    public Chart {
        checkIns = List.copyOf(checkIns);
    }

    /** The one that counts. */
    public Optional<CheckIn> lastCheckIn() {
        return checkIns.isEmpty() ? Optional.empty() : Optional.of(checkIns.getLast());
    }

    Chart with(CheckIn checkIn) {
        List<CheckIn> next = new ArrayList<>(checkIns);
        next.add(checkIn);
        return new Chart(next);
    }

    /** The last check-in, with the clinician's word beside it. */
    Chart withCleared(CheckIn.Cleared cleared) {
        List<CheckIn> next = new ArrayList<>(checkIns);
        next.set(next.size() - 1, next.getLast().clearedBy(cleared));
        return new Chart(next);
    }
}
