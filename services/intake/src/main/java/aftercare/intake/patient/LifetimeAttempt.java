package aftercare.intake.patient;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Item 4 of ASQ (NIMH), "Have you ever tried to kill yourself?", which once yes stays so: later ASQs ask about the time since.
 */
public enum LifetimeAttempt {
    YES("yes", "Yes"),
    NO("no", "No"),
    /** Counts as positive, never as missing. */
    DECLINED("declined", "Would rather not say");

    private final String code;
    private final String label;

    LifetimeAttempt(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** As it is stored and sent. */
    public String code() {
        return code;
    }

    /** As a page shows it. */
    public String label() {
        return label;
    }

    /** The answer of a code; empty for any other text. */
    public static Optional<LifetimeAttempt> of(String code) {
        return Stream.of(values()).filter(a -> a.code.equals(code)).findFirst();
    }
}
