package aftercare.session.readiness;

/** What can have changed since the last session (PRE-02). {@link #NONE} and {@link #DECLINED} stand alone. */
public enum Since implements Coded {
    MEDICINE("medicine", "A new medicine or dose"),
    ILLNESS("illness", "A new illness, or a hospital visit"),
    HEART("heart", "Chest pain, or trouble with your heart or breathing"),
    ALLERGY("allergy", "An allergic reaction"),
    MOOD("mood", "Feeling very high, or seeing or hearing things others cannot"),
    PEE("pee", "New trouble with peeing"),
    NONE("none", "None of these"),
    DECLINED("declined", "I'd rather not say");

    private final String code;
    private final String label;

    Since(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether it cannot be ticked together with another. */
    public boolean alone() {
        return this == NONE || this == DECLINED;
    }
}
