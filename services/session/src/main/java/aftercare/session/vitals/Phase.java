package aftercare.session.vitals;

import java.util.Arrays;
import java.util.Optional;

/** When something was measured. The REMS form asks before, 40 minutes after and before discharge (checklist P08). */
public enum Phase {
    BEFORE("before", "Before the dose"),
    FORTY_MINUTES("40-min", "40 minutes after the dose"),
    DURING("during", "At another time after the dose"),
    DISCHARGE("discharge", "Before discharge");

    private final String code;
    private final String label;

    Phase(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** As it stands in facts and documents. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<Phase> of(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }
}
