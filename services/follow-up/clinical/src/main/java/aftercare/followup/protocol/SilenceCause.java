package aftercare.followup.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a patient and a poll that was missed came towards each other. */
public enum SilenceCause {
    /** No message of it arrived, or none was ever sent. */
    UNDELIVERABLE("no message arrived"),
    /** A message left, as far as is known, and nobody pressed Start. */
    UNOPENED("nobody opened it"),
    /** The patient pressed Start and did not send the whole. */
    UNFINISHED("it was opened and not finished"),
    /** The patient said that they would rather not answer. */
    DECLINED("the patient would rather not answer");

    private static final String CONCERN = "silence-";

    private final String words;

    SilenceCause(String words) {
        this.words = words;
    }

    /** As it ends a sentence. */
    public String words() {
        return words;
    }

    /** As it is written in facts, such as {@code unopened}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its escalations are grouped by, such as {@code silence-unopened}: one stands for each patient and cause. */
    public String concern() {
        return CONCERN + code();
    }

    /** True when nothing but silence is grouped by it. */
    public static boolean isConcern(String concern) {
        return ofConcern(concern).isPresent();
    }

    /** The cause that escalations of this concern are of; empty when it is not about silence. */
    public static Optional<SilenceCause> ofConcern(String concern) {
        return Arrays.stream(values())
                .filter(cause -> cause.concern().equals(concern))
                .findFirst();
    }

    static Optional<SilenceCause> ofCode(String code) {
        return Arrays.stream(values())
                .filter(cause -> cause.code().equals(code))
                .findFirst();
    }
}
