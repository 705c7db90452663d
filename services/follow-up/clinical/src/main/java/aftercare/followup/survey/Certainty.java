package aftercare.followup.survey;

import java.util.Arrays;
import java.util.Optional;

/** How a question of a causality assessment is answered. Unknown is an answer; a missing one is not. */
public enum Certainty {
    YES("y"),
    NO("n"),
    UNKNOWN("u");

    private final String code;

    Certainty(String code) {
        this.code = code;
    }

    /** As written on a command line: {@code y}, {@code n} or {@code u}. */
    public String code() {
        return code;
    }

    /** The one with this code. */
    public static Optional<Certainty> of(String code) {
        return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst();
    }
}
