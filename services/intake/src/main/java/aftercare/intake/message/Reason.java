package aftercare.intake.message;

/** Why a message will not be delivered, or why nobody can tell. */
public enum Reason {
    /** Not handed over before its deadline. */
    EXPIRED("expired"),
    /** Nobody knew the patient, or a way to reach them, before the deadline; or there is nobody such a message could go to. */
    NO_CONTACT("no-contact"),
    /** The patient has stopped every channel by which they could be reached. */
    STOPPED("stopped"),
    /** The channel refused for good. */
    PERMANENT_FAILURE("permanent-failure"),
    /** This version cannot write such a message. */
    TECHNICAL_FAILURE("technical-failure"),
    /** The session it is about was called off, or nobody could be reached before that began. */
    NO_LONGER_NEEDED("no-longer-needed"),
    /** The patient died, or took their consent back. */
    NO_LONGER_FOLLOWED("no-longer-followed"),
    /** It was being handed over when the process died, or the channel fell silent: perhaps sent. Never sent again. */
    OUTCOME_UNKNOWN("outcome-unknown");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** As it stands in {@code MessageFailed}. */
    public String code() {
        return code;
    }

    /** The reason of a code. */
    public static Reason of(String code) {
        for (Reason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("No reason has the code " + code);
    }
}
