package aftercare.auditor.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Coded answers, read. */
final class Coded {
    static final String DECLINED = "declined";
    static final long NOT_ASKED = -1;
    static final long WITHHELD = -2;

    private Coded() {}

    /** The number as rules see it. */
    static long number(@Nullable String coded) {
        if (DECLINED.equals(coded)) {
            return WITHHELD;
        }
        return coded == null || !coded.matches("[0-9]+") ? NOT_ASKED : Integer.parseInt(coded);
    }

    static List<String> boxes(@Nullable String coded) {
        return coded == null ? List.of() : List.of(coded.split(","));
    }

    static boolean declined(Map<String, String> answers, String item) {
        return DECLINED.equals(answers.get(item));
    }
}
