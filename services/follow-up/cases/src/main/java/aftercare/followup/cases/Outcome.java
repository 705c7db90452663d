package aftercare.followup.cases;

/** What became of the event when it was last looked at (ICH E2B(R3) E.i.7). */
public enum Outcome implements Coded {
    RECOVERED("Recovered", 1),
    RECOVERING("Recovering", 2),
    NOT_RECOVERED("Not recovered, ongoing", 3),
    RECOVERED_WITH_SEQUELAE("Recovered with sequelae", 4),
    FATAL("Fatal", 5),
    UNKNOWN("Unknown", 0);

    private final String label;
    private final int e2b;

    Outcome(String label, int e2b) {
        this.label = label;
        this.e2b = e2b;
    }

    @Override
    public String label() {
        return label;
    }

    /** Its code in ICH E2B(R3), element E.i.7. */
    public int e2b() {
        return e2b;
    }
}
