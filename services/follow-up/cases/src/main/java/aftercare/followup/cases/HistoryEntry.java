package aftercare.followup.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One field that changed.
 *
 * @param revision of the case that has the new value
 * @param who id of the {@link Actor}
 * @param move in which it changed
 * @param before empty when nothing had been known
 * @param after empty when nothing is known any more
 * @param reason as given by whoever changed it; empty when none was asked for
 */
public record HistoryEntry(
        long revision, Instant at, String who, Move move, Field field, String before, String after, String reason) {

    /** Every field in which two revisions of a case differ, so that no change can be left out. */
    static List<HistoryEntry> between(
            AdverseEventCase before, AdverseEventCase after, String who, Move move, String reason, Instant now) {
        List<HistoryEntry> entries = new ArrayList<>();
        for (Field field : Field.values()) {
            if (!field.of(before).equals(field.of(after))) {
                entries.add(new HistoryEntry(
                        after.revision(), now, who, move, field, field.of(before), field.of(after), reason));
            }
        }
        return entries;
    }

    /** Says nothing of the values: a log must not either. */
    @Override
    public String toString() {
        return "HistoryEntry[" + revision + " " + who + " " + move + " " + field + "]";
    }
}
