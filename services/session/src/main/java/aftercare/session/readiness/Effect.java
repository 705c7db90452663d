package aftercare.session.readiness;

import java.util.Arrays;
import java.util.Optional;

/** What an answer does to the dose; later constants outweigh earlier ones. */
public enum Effect {
    /** Nothing stands in the way. */
    READY("ready"),
    /** A clinician looks at it and clears it with a reason. */
    REVIEW("review"),
    /** Not yet. */
    WAIT("wait"),
    /** No dose; only another answer, such as a new measurement, changes that. */
    STOP("stop");

    private final String code;

    Effect(String code) {
        this.code = code;
    }

    /** As it stands in facts and documents. */
    public String code() {
        return code;
    }

    public static Optional<Effect> of(String code) {
        return Arrays.stream(values()).filter(e -> e.code.equals(code)).findFirst();
    }
}
