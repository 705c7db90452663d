package aftercare.followup.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * One score of one patient over time.
 *
 * @param name as scores are called, such as {@code phq-9}
 * @param title as a clinician calls it
 * @param most the highest value there can be; the lowest is 0
 * @param readings oldest first
 * @param missing surveys that would have told and were missed, oldest first
 * @param thresholds of the rules that look at it, lowest first
 * @param baseline the worse of the patient's baselines; empty before there is one
 * @param accepted levels that clinicians accepted of it, oldest first
 * @param sessions oldest first
 * @param from where the time axis begins
 * @param to where it ends
 */
record ScoreSeries(
        String name,
        String title,
        int most,
        List<Reading> readings,
        List<Missing> missing,
        List<Threshold> thresholds,
        OptionalInt baseline,
        List<Accepted> accepted,
        List<Dose> sessions,
        Instant from,
        Instant to) {
    ScoreSeries {
        readings = List.copyOf(readings);
        missing = List.copyOf(missing);
        thresholds = List.copyOf(thresholds);
        accepted = List.copyOf(accepted);
        sessions = List.copyOf(sessions);
    }

    /** @param words the value as a clinician reads it, such as {@code 12, moderate} */
    record Reading(Instant at, String survey, int value, String words, boolean late) {}

    /** @param at when its window closed */
    record Missing(Instant at, String survey) {}

    /** Counts between both instants. */
    record Accepted(int level, Instant since, Instant until) {}

    /** A session and what was given. */
    record Dose(Instant at, BigDecimal mg) {}
}
