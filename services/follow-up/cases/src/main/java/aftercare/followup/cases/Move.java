package aftercare.followup.cases;

/** What can be done with a case; when and by whom is in {@link Workflow}. */
public enum Move implements Coded {
    /** Change what it says. */
    EDIT("Edit"),
    /** A further flag or report concerns it. */
    INFORM("Add new information"),
    SUBMIT("Start the assessment"),
    ASSESS("Record the assessment"),
    CLOSE("Close"),
    REOPEN("Re-open"),
    /** Some of its flags become a case of their own. */
    SPLIT("Split"),
    /** Another case of the patient goes up in it. */
    JOIN("Join"),
    NULLIFY("Nullify");

    private final String label;

    Move(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
