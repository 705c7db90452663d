package aftercare.kernel;

import java.util.Optional;
import java.util.stream.Stream;

/** Whether a patient is asked how they are, and why not. */
public enum Following {
    /** Asked as the protocol says. */
    FOLLOWED("followed"),
    /** Not asked for a time. */
    PAUSED("paused"),
    /** Not asked for a time, since they are looked after in a hospital. */
    IN_HOSPITAL("in-hospital"),
    /** Took their consent to be followed back. */
    WITHDRAWN("withdrawn"),
    /** Died. */
    DIED("died");

    private final String code;

    Following(String code) {
        this.code = code;
    }

    /** As forms and REST give it, and as facts about polls and messages name it as a reason. */
    public String code() {
        return code;
    }

    /** True when it has no end of its own. */
    public boolean over() {
        return this == WITHDRAWN || this == DIED;
    }

    /** The one of a code; empty for any other text. */
    public static Optional<Following> of(String code) {
        return Stream.of(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
