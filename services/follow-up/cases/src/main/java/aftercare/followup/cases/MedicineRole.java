package aftercare.followup.cases;

/** What part a medicine has in the event (ICH E2B(R3) G.k.1). */
public enum MedicineRole implements Coded {
    SUSPECT("Suspect", 1),
    CONCOMITANT("Concomitant", 2),
    INTERACTING("Interacting", 3),
    NOT_ADMINISTERED("Not administered", 4);

    private final String label;
    private final int e2b;

    MedicineRole(String label, int e2b) {
        this.label = label;
        this.e2b = e2b;
    }

    @Override
    public String label() {
        return label;
    }

    /** Its code in ICH E2B(R3), element G.k.1. */
    public int e2b() {
        return e2b;
    }
}
