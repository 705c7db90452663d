package aftercare.followup.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What was typed to accept a level as known.
 *
 * @param symptom id of what is known
 * @param note why
 * @param until the last day on which it counts, such as {@code 2027-01-31}
 */
public record LevelForm(String symptom, String note, String until) {
    /** Nothing typed yet. */
    static LevelForm blank() {
        return new LevelForm("", "", "");
    }

    /** The end of that day on the clinic's clock; null when it is none. */
    @Nullable Instant end(ZoneId zone) {
        try {
            return LocalDate.parse(until.strip())
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant()
                    .minusMillis(1);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "LevelForm[" + symptom + ", " + until + "]";
    }
}
