package aftercare.followup.survey;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
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
    private static final ScoreRule.Sum PHQ9 = total("phq-9");
    private static final ScoreRule.Sum GAD7 = total("gad-7");
    private static final List<Definition> SCORE_ONLY = Definitions.scoreOnly();
    private static final Map<String, BitSet> SCORE_ONLY_BY_ITEM = byItem(SCORE_ONLY);

    private Scoring() {}

    /** PHQ-9 total, 0 to 27; empty unless all nine items are answered. */
    public static OptionalInt phq9(Answers answers) {
        return PHQ9.value(answers);
    }

    /** GAD-7 total, 0 to 21; empty unless all seven items are answered. */
    public static OptionalInt gad7(Answers answers) {
        return GAD7.value(answers);
    }

    public static String phq9Band(int total) {
        return PHQ9.bandOf(total).orElseThrow();
    }

    /** GAD-7 has no band "moderately severe": 15 and more is severe. */
    public static String gad7Band(int total) {
        return GAD7.bandOf(total).orElseThrow();
    }

    /**
     * Everything that can be computed by now, for the fact that tells the auditor: {@code phq-9} and {@code gad-7} to the
     * total, {@code asq} to 0 negative, 1 non-acute positive, 2 acute positive, {@code urinary-NAME} to the grade of each
     * symptom, and the scores of instruments the clinic supplied the words of: {@code asrm}, {@code ipss},
     * {@code ipss-storage}.
     */
    public static SortedMap<String, Integer> scores(Answers answers) {
        TreeMap<String, Integer> scores = new TreeMap<>();
        phq9(answers).ifPresent(total -> scores.put("phq-9", total));
        gad7(answers).ifPresent(total -> scores.put("gad-7", total));
        Asq.of(answers).result().ifPresent(result -> scores.put("asq", result.code()));
        for (UrinarySymptom symptom : UrinarySymptom.values()) {
            symptom.grade(answers).ifPresent(grade -> scores.put(symptom.score(), grade));
        }
        BitSet found = answered(answers);
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            add(SCORE_ONLY.get(i), answers, scores);
        }
        return scores;
    }

    /** Numbers of the score-only definitions with an answered item. */
    private static BitSet answered(Answers answers) {
        BitSet found = new BitSet();
        for (String item : answers.items()) {
            BitSet asking = SCORE_ONLY_BY_ITEM.get(item);
            if (asking != null) {
                found.or(asking);
            }
        }
        return found;
    }

    private static void add(Definition definition, Answers answers, Map<String, Integer> scores) {
        for (ScoreRule rule : definition.scoring()) {
            String name = rule.equals(definition.scoring().getFirst())
                    ? definition.id()
                    : definition.id() + "-" + rule.name();
            definition.value(rule, answers).ifPresent(value -> scores.put(name, value));
        }
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
            default -> score.getKey().startsWith("urinary-") ? Optional.of("grade " + value) : scoreOnlyLabel(score);
        };
    }

    private static Optional<String> scoreOnlyLabel(Map.Entry<String, Integer> score) {
        return SCORE_ONLY.stream()
                .filter(d -> d.id().equals(score.getKey()))
                .map(d -> d.scoring().getFirst())
                .filter(ScoreRule.Sum.class::isInstance)
                .flatMap(rule -> ((ScoreRule.Sum) rule).bandOf(score.getValue()).stream())
                .map(band -> score.getValue() + ", " + band)
                .findFirst();
    }

    private static Map<String, BitSet> byItem(List<Definition> definitions) {
        Map<String, BitSet> byItem = new HashMap<>();
        for (int i = 0; i < definitions.size(); i++) {
            for (Coded item : definitions.get(i).items()) {
                byItem.computeIfAbsent(item.id(), _ -> new BitSet()).set(i);
            }
        }
        return Map.copyOf(byItem);
    }

    /** The total of an instrument, by its definition. */
    private static ScoreRule.Sum total(String instrument) {
        return Definitions.find(instrument)
                .flatMap(d -> d.score("total"))
                .filter(ScoreRule.Sum.class::isInstance)
                .map(ScoreRule.Sum.class::cast)
                .orElseThrow(() -> new IllegalStateException(instrument + " has no total"));
    }
}
