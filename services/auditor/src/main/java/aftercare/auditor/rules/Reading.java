package aftercare.auditor.rules;

import aftercare.auditor.scoring.Recomputed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The answers of one survey, and what the names in conditions stand for there.
 *
 * @param answers item id to coded value, those of questions that are no longer asked included
 */
record Reading(Map<String, String> answers) {
    private static final List<String> FIRST_THREE = List.of("ASQ-1", "ASQ-2", "ASQ-3");

    /** What a name stands for: a long, a word, a list of words, or yes or no. */
    Object value(String name, Names.Kind kind) {
        return switch (name) {
            case Names.NOT_ASKED -> Coded.NOT_ASKED;
            case Names.DECLINED -> Coded.WITHHELD;
            case "asq.result" -> asq();
            case "asq.any_yes" -> asqSays("yes");
            case "asq.any_positive" -> asqSays("yes") || asqSays(Coded.DECLINED);
            case "effects.severe_still" -> effects(3, 4, "yes");
            case "effects.severe_gone" -> effects(3, 4, "no");
            case "effects.mild_still" -> effects(1, 2, "yes");
            case "effects.declined" ->
                effects().stream()
                        .filter(effect -> Coded.declined(answers, "FDC-10-" + effect)
                                || Coded.declined(answers, "FDC-10a-" + effect))
                        .toList();
            default -> answer(name, kind);
        };
    }

    private Object answer(String name, Names.Kind kind) {
        String coded = answers.get(Names.item(name).replace('_', '-'));
        if (name.endsWith(".any")) {
            return coded != null && !coded.equals("none") && !coded.equals(Coded.DECLINED);
        }
        return switch (kind) {
            case NUMBER -> Coded.number(coded);
            case WORDS -> Coded.boxes(coded);
            case WORD, YES_NO -> coded == null ? "" : coded;
        };
    }

    private String asq() {
        Integer result = Recomputed.scores(answers).get("asq");
        return switch (result) {
            case null -> "";
            case 0 -> "negative";
            case 1 -> "non-acute-positive";
            default -> "acute-positive";
        };
    }

    private boolean asqSays(String said) {
        String fourth = answers.containsKey("ASQ-4F") ? "ASQ-4F" : "ASQ-4";
        return Stream.concat(FIRST_THREE.stream(), Stream.of(fourth)).anyMatch(item -> said.equals(answers.get(item)));
    }

    private List<String> effects() {
        return Coded.boxes(answers.get("FDC-09"));
    }

    private List<String> effects(int least, int most, String still) {
        List<String> found = new ArrayList<>();
        for (String effect : effects()) {
            long severity = Coded.number(answers.get("FDC-10-" + effect));
            if (severity >= least && severity <= most && still.equals(answers.get("FDC-10a-" + effect))) {
                found.add(effect);
            }
        }
        return found;
    }
}
