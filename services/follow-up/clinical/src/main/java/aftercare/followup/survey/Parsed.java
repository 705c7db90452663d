package aftercare.followup.survey;

/** What became of the values a page submitted for one question. */
public sealed interface Parsed {

    /** A usable answer. */
    record Coded(String value) implements Parsed {}

    /**
     * Nothing usable; ask again.
     *
     * @param message in the patient's words, the same for the summary and the field
     */
    record Problem(String message) implements Parsed {}
}
