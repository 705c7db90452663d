package aftercare.auditor.scoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The auditor's own scores: PHQ-9 (0 to 27, Kroenke 2001) and GAD-7 (0 to 21, Spitzer 2006) as sums of complete forms; ASQ
 * (NIMH) as 0 negative, 1 non-acute positive, 2 acute positive; each urinary symptom as a grade 0 to 3 by its frequency,
 * severity and interference (Basch et al. 2021). Written out and not read from data, so that a fault in a data file of
 * follow-up shows.
 */
public final class Recomputed {
    private static final Set<String> NAMES = Set.of(
            "phq-9",
            "gad-7",
            "asq",
            "urinary-frequency",
            "urinary-urgency",
            "urinary-leaking",
            "urinary-painful-peeing",
            "urinary-bladder-pain",
            "urinary-small-amounts",
            "urinary-night");

    /** Grade by frequency (rows 1 to 4) and interference (columns 0 to 4), severity not asked; Basch et al. 2021. */
    private static final int[][] FREQUENCY_AND_INTERFERENCE = {
        {1, 1, 1, 2, 2},
        {1, 1, 1, 2, 2},
        {1, 1, 2, 3, 3},
        {1, 1, 2, 3, 3},
    };

    /** Grade by severity 0 to 4 alone; Basch et al. 2021. */
    private static final int[] SEVERITY = {0, 1, 2, 3, 3};

    private Recomputed() {}

    /** True for a score that the auditor computes itself. */
    public static boolean knows(String name) {
        return NAMES.contains(name);
    }

    /**
     * What can be computed from these answers.
     *
     * @param answers item id to coded value
     */
    public static Map<String, Integer> scores(Map<String, String> answers) {
        Map<String, Integer> scores = new TreeMap<>();
        put(scores, "phq-9", sum(answers, "PHQ-0", 9));
        put(scores, "gad-7", sum(answers, "GAD-0", 7));
        put(scores, "asq", asq(answers));
        put(scores, "urinary-frequency", twofold(answers, "URI-01"));
        put(scores, "urinary-urgency", twofold(answers, "URI-02"));
        put(scores, "urinary-leaking", twofold(answers, "URI-03"));
        put(scores, "urinary-painful-peeing", severity(answers, "URI-04"));
        put(scores, "urinary-bladder-pain", severity(answers, "URI-05"));
        put(scores, "urinary-small-amounts", twofold(answers, "URI-06"));
        put(scores, "urinary-night", night(answers));
        return scores;
    }

    private static void put(Map<String, Integer> scores, String name, @Nullable Integer score) {
        if (score != null) {
            scores.put(name, score);
        }
    }

    private static @Nullable Integer sum(Map<String, String> answers, String prefix, int items) {
        int total = 0;
        for (int item = 1; item <= items; item++) {
            Integer value = number(answers.get(prefix + item));
            if (value == null) {
                return null;
            }
            total += value;
        }
        return total;
    }

    private static @Nullable Integer asq(Map<String, String> answers) {
        String fifth = answers.get("ASQ-5");
        if (fifth != null && !fifth.equals("no")) {
            return 2;
        }
        String fourth = answers.containsKey("ASQ-4F") ? "ASQ-4F" : "ASQ-4";
        boolean positive = false;
        for (String item : List.of("ASQ-1", "ASQ-2", "ASQ-3", fourth)) {
            String answer = answers.get(item);
            if (answer == null) {
                return null;
            }
            positive |= !answer.equals("no");
        }
        if (!positive) {
            return 0;
        }
        return fifth == null ? null : 1;
    }

    private static @Nullable Integer twofold(Map<String, String> answers, String item) {
        Integer frequency = number(answers.get(item));
        if (frequency == null || frequency == 0) {
            return frequency;
        }
        Integer interference = number(answers.get(item + "i"));
        return interference == null ? null : FREQUENCY_AND_INTERFERENCE[frequency - 1][interference];
    }

    private static @Nullable Integer severity(Map<String, String> answers, String item) {
        Integer severity = number(answers.get(item));
        return severity == null ? null : SEVERITY[severity];
    }

    /** Times woken at night: 0 or 1 is grade 0, 2 is 1, 3 and 4 are 2, 5 and more are 3 (proposal). */
    private static @Nullable Integer night(Map<String, String> answers) {
        Integer times = number(answers.get("URI-07"));
        if (times == null) {
            return null;
        }
        return times >= 5 ? 3 : times >= 3 ? 2 : times == 2 ? 1 : 0;
    }

    private static @Nullable Integer number(@Nullable String coded) {
        return coded == null || coded.isEmpty() || !coded.chars().allMatch(Character::isDigit)
                ? null
                : Integer.valueOf(coded);
    }
}
