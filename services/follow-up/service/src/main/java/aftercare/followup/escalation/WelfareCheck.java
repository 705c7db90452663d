package aftercare.followup.escalation;

import java.util.Arrays;
import java.util.Optional;

/** Whether somebody was asked to go and look after a patient who could not be reached. */
public enum WelfareCheck {
    REQUESTED("requested", "A welfare check was asked for"),
    NOT_NEEDED("not-needed", "A welfare check is not needed; the note says why");

    private final String code;
    private final String label;

    WelfareCheck(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** As it is written in forms and stored. */
    public String code() {
        return code;
    }

    /** As it is shown. */
    public String label() {
        return label;
    }

    /** The one of a code; empty when there is none such. */
    public static Optional<WelfareCheck> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
