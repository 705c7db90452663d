package aftercare.intake.screening;

import java.util.Optional;
import java.util.stream.Stream;

/** What was said to a question of the checklist. */
public enum Answer {
    YES("yes", "Yes"),
    NO("no", "No"),
    UNSURE("unsure", "Not sure");

    private final String code;
    private final String label;

    Answer(String code, String label) {
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
    public static Optional<Answer> of(String code) {
        return Stream.of(values()).filter(a -> a.code.equals(code)).findFirst();
    }
}
