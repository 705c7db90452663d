package aftercare.intake.patient;

/** Who is written to, and may write back. */
public enum Party {
    /** The patient. */
    PATIENT("patient"),
    /** The adult who stays with them. */
    MONITOR("monitor");

    private final String code;

    Party(String code) {
        this.code = code;
    }

    /** As it is stored and told. */
    public String code() {
        return code;
    }

    /** The party of a code. */
    public static Party of(String code) {
        for (Party party : values()) {
            if (party.code.equals(code)) {
                return party;
            }
        }
        throw new IllegalArgumentException("No party has the code " + code);
    }
}
