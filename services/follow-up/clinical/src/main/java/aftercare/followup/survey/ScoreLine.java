package aftercare.followup.survey;

import java.util.List;

/** The command {@code score}: arguments in, one JSON line or an error that names what is wrong. No Spring, no CEL. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class ScoreLine {
    private ScoreLine() {}

    /** What the command prints. */
    public sealed interface Result {}

    /** One JSON object on one line, for standard output; exit 0. */
    public record Scored(String json) implements Result {}

    /** What is wrong and how to put it right, for standard error; exit 2. */
    public record Refused(String message) implements Result {}

    /** Scores; {@code arguments} are those after the word {@code score}: {@code phq-9 --answers 3,0,1,...}. */
    public static Result run(List<String> arguments) {
        throw new UnsupportedOperationException(arguments.toString());
    }
}
