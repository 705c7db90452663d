package aftercare.auditor.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How far each source has been read; tells a repetition from a new fact, and names the numbers that are missing. */
final class Sequences {
    private Fingerprints last = new Fingerprints();
    private List<Gap> gaps = new ArrayList<>();

    /** True when this fact has not been entered before. */
    boolean isNew(String source, long sequence, Instant recordedAt) {
        long seen = last.get(source);
        if (sequence <= seen) {
            return fillsGap(source, sequence);
        }
        if (sequence > seen + 1) {
            gaps.add(new Gap(source, seen + 1, sequence - 1, recordedAt));
        }
        last.put(source, sequence);
        return true;
    }

    private boolean fillsGap(String source, long sequence) {
        for (Gap gap : gaps) {
            if (gap.covers(source, sequence)) {
                gaps.remove(gap);
                gaps.addAll(gap.without(sequence));
                return true;
            }
        }
        return false;
    }

    /** How many facts are missing. */
    long missing(Moment moment) {
        return lost(moment).mapToLong(Gap::length).sum();
    }

    Stream<Problem> problems(Moment moment) {
        return lost(moment).map(Gap::problem);
    }

    private Stream<Gap> lost(Moment moment) {
        return gaps.stream().filter(gap -> moment.overdue(gap.noticedAt()));
    }
}
