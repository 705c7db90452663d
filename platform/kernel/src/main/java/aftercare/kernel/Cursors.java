package aftercare.kernel;

import java.util.HashMap;
import java.util.Map;

/**
 * The last fact applied of each source. Kept in the document that the facts change, and stored in the same write as
 * their effect, so that a fact delivered twice counts once. Only sound for a source whose every fact is applied or
 * passed over here: one that is never looked at leaves a gap.
 *
 * @param last sequence by CloudEvents source; the first fact of a source has sequence 1
 */
public record Cursors(Map<String, Long> last) {
    private static final Cursors NONE = new Cursors(Map.of());

    public Cursors {
        last = Map.copyOf(last);
    }

    /** Nothing applied yet. */
    public static Cursors none() {
        return NONE;
    }

    /** What is to be done with a fact. */
    public Verdict check(String source, long sequence) {
        long expected = last.getOrDefault(source, 0L) + 1;
        if (sequence == expected) {
            return Verdict.NEXT;
        }
        return sequence < expected ? Verdict.DUPLICATE : Verdict.GAP;
    }

    /**
     * These cursors after that fact was applied.
     *
     * @throws IllegalArgumentException when the fact does not follow the last one of its source
     */
    public Cursors advance(String source, long sequence) {
        if (check(source, sequence) != Verdict.NEXT) {
            throw new IllegalArgumentException("Cannot advance " + source + " to " + sequence
                    + ": the last one applied is " + last.getOrDefault(source, 0L));
        }
        Map<String, Long> next = new HashMap<>(last);
        next.put(source, sequence);
        return new Cursors(next);
    }
}
