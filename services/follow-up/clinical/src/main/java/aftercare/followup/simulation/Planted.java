package aftercare.followup.simulation;

import java.util.Map;
import java.util.Optional;

/**
 * A patient who gets worse in a known way, so that it can be seen whether the protocol finds it. Answers not named here are
 * those of a patient without change.
 */
public enum Planted {
    /** More and more trouble with the bladder, as described in ketamine-induced uropathy. */
    URINARY("bladder"),
    /** Wants and takes more. */
    DEPENDENCY("dependency"),
    /** Sleeps little, thinks fast, takes risks. */
    MANIA("mania"),
    /** Hears voices, feels spied on. */
    PSYCHOSIS("psychosis"),
    /** Thoughts of suicide that grow. */
    SUICIDALITY("suicide");

    private final String concern;

    Planted(String concern) {
        this.concern = concern;
    }

    /** The concern whose red, amber or yellow flags find it. */
    public String concern() {
        return concern;
    }

    /**
     * What such a patient answers; empty: as without change.
     *
     * @param weeks since it began, above 0
     */
    Optional<String> answer(String question, double weeks) {
        int level = (int) Math.min(4, 1 + weeks);
        Map<String, String> answers = switch (this) {
            case URINARY ->
                Map.of(
                        "URI-01", number(level),
                        "URI-01i", number(level - 1),
                        "URI-02", number(level),
                        "URI-02i", number(level - 1),
                        "URI-04", number(level),
                        "URI-07", number(level + 1));
            case DEPENDENCY ->
                Map.of(
                        "DEP-01",
                        number(Math.min(10, 4 + 2 * level)),
                        "DEP-02",
                        number(level),
                        "DEP-02a",
                        "effect",
                        "DEP-03",
                        number(level),
                        "DEP-06",
                        level >= 3 ? "yes" : "no",
                        "DEP-07",
                        level >= 4 ? "yes" : "no");
            case MANIA ->
                Map.of("MND-01", "two", "MND-02", level >= 2 ? "2" : "1", "MND-03", level >= 3 ? "yes" : "no");
            case PSYCHOSIS -> Map.of("MND-04", "yes", "MND-04a", "no", "MND-05", "yes", "FDC-08", "yes");
            case SUICIDALITY ->
                Map.of(
                        "PHQ-09", number(Math.min(3, level)),
                        "ASQ-1", "yes",
                        "ASQ-2", "yes",
                        "ASQ-3", "yes",
                        "ASQ-4F", "no",
                        "ASQ-5", level >= 4 ? "yes" : "no");
        };
        return Optional.ofNullable(answers.get(question));
    }

    private static String number(int value) {
        return Integer.toString(value);
    }
}
