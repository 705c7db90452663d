package aftercare.followup.escalation;

import java.util.Arrays;
import java.util.Optional;

/** What came of calling the emergency contact of a patient who could not be reached. */
public enum EmergencyContact {
    REACHED("reached", "The emergency contact was reached"),
    NOT_REACHED("not-reached", "The emergency contact was not reached"),
    NONE("none", "There is no emergency contact");

    private final String code;
    private final String label;

    EmergencyContact(String code, String label) {
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
    public static Optional<EmergencyContact> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
