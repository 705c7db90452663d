package aftercare.intake.screening;

import java.util.stream.Stream;

/** Where a question, or the whole screening, has come to; what is to be dealt with first comes first. */
public enum Outcome {
    /** Act now: the clinic's emergency pathway. A review follows. */
    EMERGENCY("emergency", "Emergency pathway, then review"),
    /** May not be treated while this is so. */
    EXCLUDED("excluded", "Excluded"),
    /** May not be treated until a clinician records that it is controlled. */
    EXCLUDED_UNTIL_CONTROLLED("excluded-until-controlled", "Excluded until controlled"),
    /** Treatment waits, and a clinician reviews. */
    WAIT("wait-and-review", "Wait and review"),
    /** Nothing proceeds until a clinician clears it with a reason. */
    REVIEW("review", "Review"),
    /** Not asked yet. */
    UNANSWERED("not-screened", "Not screened"),
    /** Does not stand in the way. */
    CLEARED("cleared", "Cleared");

    private final String code;
    private final String label;

    Outcome(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** As it is stored and sent. */
    public String code() {
        return code;
    }

    /** As a page shows it. */
    public String label() {
        return label;
    }

    /** True when an answer stands in the way of treatment. */
    public boolean blocks() {
        return compareTo(UNANSWERED) < 0;
    }

    /** True when a clinician can move it on by recording a finding. */
    public boolean awaitsClinician() {
        return blocks() && this != EXCLUDED;
    }

    /** The one to be dealt with first. */
    public Outcome orWorse(Outcome other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * The outcome of a code.
     *
     * @throws IllegalArgumentException for a code that is none
     */
    public static Outcome of(String code) {
        return Stream.of(values())
                .filter(o -> o.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No outcome has the code " + code));
    }
}
