package aftercare.followup.web;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * One score of one patient over time.
 *
 * @param name as scores are called, such as {@code phq-9}, or an item id
 * @param title as a clinician calls it
 * @param least the lowest value there can be
 * @param most the highest value there can be
 * @param readings oldest first
 * @param missing surveys that would have told and were missed, oldest first
 * @param thresholds of the rules that look at it
 * @param baseline the worse of the patient's baselines; empty before there is one
 * @param accepted levels that clinicians accepted of it, oldest first
 */
record ScoreSeries(
        String name,
        String title,
        int least,
        int most,
        List<Reading> readings,
        List<Missing> missing,
        List<Threshold> thresholds,
        OptionalInt baseline,
        List<Accepted> accepted) {
    ScoreSeries {
        readings = List.copyOf(readings);
        missing = List.copyOf(missing);
        thresholds = List.copyOf(thresholds);
        accepted = List.copyOf(accepted);
    }

    /** How a survey that told the score came in. */
    enum Came {
        IN_TIME(""),
        /** After its window had closed. */
        LATE("late"),
        /** The survey was not sent as a whole. */
        UNFINISHED("survey not finished");

        private final String words;

        Came(String words) {
            this.words = words;
        }

        /** Empty for what is as it should be. */
        String words() {
            return words;
        }
    }

    /** @param words the value as a clinician reads it, such as {@code 12, moderate} */
    record Reading(Instant at, String survey, int value, String words, Came came) {}

    /** @param at when its window closed */
    record Missing(Instant at, String survey) {}

    /** Counts between both instants. */
    record Accepted(int level, Instant since, Instant until) {}
}
