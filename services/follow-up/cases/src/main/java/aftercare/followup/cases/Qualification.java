package aftercare.followup.cases;

/** Who tells of the event (ICH E2B(R3) C.2.r.4). */
public enum Qualification implements Coded {
    PHYSICIAN("Physician", 1),
    PHARMACIST("Pharmacist", 2),
    OTHER_HEALTH_PROFESSIONAL("Other health professional", 3),
    LAWYER("Lawyer", 4),
    /** The patient, as a rule. */
    CONSUMER("Patient or other non-health professional", 5);

    private final String label;
    private final int e2b;

    Qualification(String label, int e2b) {
        this.label = label;
        this.e2b = e2b;
    }

    @Override
    public String label() {
        return label;
    }

    /** Its code in ICH E2B(R3), element C.2.r.4. */
    public int e2b() {
        return e2b;
    }
}
