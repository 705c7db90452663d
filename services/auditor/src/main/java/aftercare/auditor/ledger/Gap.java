package aftercare.auditor.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Facts of one source that were published, since later ones are there, and that are not in the log.
 *
 * @param from the first number that is missing
 * @param to the last number that is missing
 * @param noticedAt when the fact after the gap was recorded
 */
record Gap(String source, long from, long to, Instant noticedAt) {

    boolean covers(String other, long sequence) {
        return from <= sequence && sequence <= to && source.equals(other);
    }

    long length() {
        return to - from + 1;
    }

    /** What is left of the gap once this number has turned up. */
    List<Gap> without(long sequence) {
        return Stream.of(new Gap(source, from, sequence - 1, noticedAt), new Gap(source, sequence + 1, to, noticedAt))
                .filter(gap -> gap.length() > 0)
                .toList();
    }

    Problem problem() {
        return new Problem(
                "facts",
                source,
                from == to ? "fact " + from + " is lost" : "facts " + from + " to " + to + " are lost");
    }
}
