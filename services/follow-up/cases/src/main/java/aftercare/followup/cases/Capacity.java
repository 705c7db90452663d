package aftercare.followup.cases;

/** As what somebody acts on a case. */
public enum Capacity implements Coded {
    PATIENT("Patient"),
    COORDINATOR("Coordinator"),
    CLINICIAN("Clinician"),
    SAFETY_OFFICER("Safety officer"),
    OPERATOR("Operator"),
    /** The product itself: a flag, or the sessions that an exposure is computed from. */
    SYSTEM("Aftercare");

    private final String label;

    Capacity(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
