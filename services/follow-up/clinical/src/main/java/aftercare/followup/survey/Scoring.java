package aftercare.followup.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What answers add up to. Always from the answers, never from a total that somebody declares; a partial form has no total.
 */
public final class Scoring {
    /** Band of a PHQ-9 total (Kroenke 2001): edges 5, 10, 15, 20. */
    private static final int[] PHQ9_EDGES = {5, 10, 15, 20};

    /** Band of a GAD-7 total (Spitzer 2006): edges 5, 10, 15. */
    private static final int[] GAD7_EDGES = {5, 10, 15};

    private static final List<String> BANDS =
            List.of("none-minimal", "mild", "moderate", "moderately-severe", "severe");

    private static final List<String> PHQ9 = ids("PHQ", 9);
    private static final List<String> GAD7 = ids("GAD", 7);

    private Scoring() {}

    /** PHQ-9 total, 0 to 27; empty unless all nine items are answered. */
    public static OptionalInt phq9(Answers answers) {
        return sum(answers, PHQ9);
    }

    /** GAD-7 total, 0 to 21; empty unless all seven items are answered. */
    public static OptionalInt gad7(Answers answers) {
        return sum(answers, GAD7);
    }

    public static String phq9Band(int total) {
        return BANDS.get(band(total, PHQ9_EDGES));
    }

    /** GAD-7 has no band "moderately severe": 15 and more is severe. */
    public static String gad7Band(int total) {
        int band = band(total, GAD7_EDGES);
        return band == 3 ? "severe" : BANDS.get(band);
    }

    /**
     * Everything that can be computed by now, for the fact that tells the auditor: {@code phq-9} and {@code gad-7} to the
     * total, {@code asq} to 0 negative, 1 non-acute positive, 2 acute positive, {@code urinary-NAME} to the grade of each
     * symptom.
     */
    public static SortedMap<String, Integer> scores(Answers answers) {
        TreeMap<String, Integer> scores = new TreeMap<>();
        phq9(answers).ifPresent(total -> scores.put("phq-9", total));
        gad7(answers).ifPresent(total -> scores.put("gad-7", total));
        Asq.of(answers).result().ifPresent(result -> scores.put("asq", result.code()));
        for (UrinarySymptom symptom : UrinarySymptom.values()) {
            symptom.grade(answers).ifPresent(grade -> scores.put("urinary-" + symptom.id(), grade));
        }
        return scores;
    }

    /** What is worth showing of a score: "12, moderate". */
    public static Optional<String> label(Map.Entry<String, Integer> score) {
        int value = score.getValue();
        return switch (score.getKey()) {
            case "phq-9" -> Optional.of(value + ", " + phq9Band(value));
            case "gad-7" -> Optional.of(value + ", " + gad7Band(value));
            case "asq" ->
                Arrays.stream(Asq.Result.values())
                        .filter(r -> r.code() == value)
                        .findFirst()
                        .map(Asq.Result::id);
            default -> score.getKey().startsWith("urinary-") ? Optional.of("grade " + value) : Optional.empty();
        };
    }

    private static OptionalInt sum(Answers answers, List<String> items) {
        int total = 0;
        for (String item : items) {
            OptionalInt value = answers.number(item);
            if (value.isEmpty()) {
                return OptionalInt.empty();
            }
            total += value.getAsInt();
        }
        return OptionalInt.of(total);
    }

    private static int band(int total, int[] edges) {
        int band = 0;
        while (band < edges.length && total >= edges[band]) {
            band++;
        }
        return band;
    }

    private static List<String> ids(String prefix, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ids.add(prefix + "-0" + i);
        }
        return List.copyOf(ids);
    }
}
