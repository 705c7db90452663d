package aftercare.followup.cases;

/** How far a case has come; the moves between are in {@link Workflow}. */
public enum CaseState implements Coded {
    DRAFT("Draft"),
    UNDER_ASSESSMENT("Under assessment"),
    ASSESSED("Assessed"),
    CLOSED("Closed"),
    /** It counts for nothing, and stays with the reason why. */
    NULLIFIED("Nullified");

    private final String label;

    CaseState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
