package aftercare.followup.cases;

/** What was done with ketamine because of the event (ICH E2B(R3) G.k.8). */
public enum DrugAction implements Coded {
    WITHDRAWN("Stopped", 1),
    DOSE_REDUCED("Dose reduced", 2),
    DOSE_INCREASED("Dose increased", 3),
    DOSE_NOT_CHANGED("Dose not changed", 4),
    UNKNOWN("Unknown", 0),
    /** Such as when the course was over or the patient had died. */
    NOT_APPLICABLE("Not applicable", 9);

    private final String label;
    private final int e2b;

    DrugAction(String label, int e2b) {
        this.label = label;
        this.e2b = e2b;
    }

    @Override
    public String label() {
        return label;
    }

    /** Its code in ICH E2B(R3), element G.k.8. */
    public int e2b() {
        return e2b;
    }
}
