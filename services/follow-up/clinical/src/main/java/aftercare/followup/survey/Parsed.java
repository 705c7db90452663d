package aftercare.followup.survey;

import java.util.Optional;

/** What became of the values a page submitted for one question. */
public sealed interface Parsed {
    /** The coded value of an answer in the patient's own words. */
    String WRITTEN = "written";

    /**
     * A usable answer.
     *
     * @param value as stored and as told in facts; {@link #WRITTEN} for an answer in the patient's own words
     * @param words what the patient wrote; never part of a fact, log or metric
     */
    record Coded(String value, Optional<String> words) implements Parsed {
        public Coded(String value) {
            this(value, Optional.empty());
        }

        @Override
        public String toString() {
            return "Coded[" + value + "]";
        }
    }

    /**
     * Nothing usable; ask again.
     *
     * @param message in the patient's words, the same for the summary and the field
     */
    record Problem(String message) implements Parsed {}
}
