package aftercare.followup.survey;

import java.util.Map;

/**
 * What a survey needs to know about its patient to choose and fill its words.
 *
 * @param language BCP 47 tag; an instrument that lacks it is asked in English
 * @param baseline true for the survey at enrolment and the one before the first dose
 * @param drugAtHome opens two questions of the dependency check
 * @param doseAtHome true when the session it is about was held at home
 * @param words placeholders to words, without braces: clinic, drug ("ketamine" unless given), session_day,
 *     last_asked_date, outside_contact (of the state board, with its colon; "" unless given)
 * @param readers who may read a report of feeling unsafe: account to name. Empty: the safety officer
 */
public record SurveyContext(
        String language,
        boolean baseline,
        boolean drugAtHome,
        boolean doseAtHome,
        Map<String, String> words,
        Map<String, String> readers) {

    public SurveyContext {
        words = Map.copyOf(words);
        readers = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(readers));
    }

    /** A plain English context for tests and the command line. */
    public static SurveyContext english(boolean baseline) {
        return new SurveyContext(
                "en",
                baseline,
                false,
                false,
                Map.of("clinic", "the clinic", "session_day", "your session day", "last_asked_date", "the last survey"),
                Map.of());
    }
}
