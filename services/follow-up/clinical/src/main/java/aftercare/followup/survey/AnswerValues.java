package aftercare.followup.survey;

import aftercare.followup.expression.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a coded answer looks to a condition. */
public final class AnswerValues {
    /** A number that was not asked or not answered. */
    public static final long NOT_ASKED = -1;

    /** A number that the patient would rather not say. */
    public static final long DECLINED = -2;

    private AnswerValues() {}

    /**
     * The value behind a coded answer: a number, or {@link #NOT_ASKED} or {@link #DECLINED}; a word, "" when not answered;
     * the ticks as a list; or, as yes or no, whether a box other than "None of these" is ticked.
     */
    public static Object of(ValueType type, @Nullable String coded) {
        return switch (type) {
            case NUMBER -> number(coded);
            case WORD -> coded == null ? "" : coded;
            case WORDS -> coded == null ? List.of() : List.of(coded.split(","));
            case YES_NO -> coded != null && !coded.equals(Item.NONE) && !coded.equals(Answers.DECLINED);
        };
    }

    /** A whole number as a condition sees it. */
    public static long number(@Nullable String coded) {
        if (coded == null) {
            return NOT_ASKED;
        }
        return coded.equals(Answers.DECLINED) ? DECLINED : Long.parseLong(coded);
    }
}
