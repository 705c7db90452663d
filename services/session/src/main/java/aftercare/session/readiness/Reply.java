package aftercare.session.readiness;

/** An answer to a question with fixed options; which of them a question offers stands with the question. */
public enum Reply implements Coded {
    YES("yes", "Yes"),
    NO("no", "No"),
    UNSURE("unsure", "Not sure"),
    /** Does not apply, such as for somebody who takes no such medicine. */
    NA("na", "I do not take one"),
    DECLINED("declined", "I'd rather not say");

    private final String code;
    private final String label;

    Reply(String code, String label) {
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
}
