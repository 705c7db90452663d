package aftercare.followup.flag;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the rules that can have something to say: those that look at an item just saved, or at the end at any answered one. A
 * rule that looks at no answered item does not run, unless it looks at a deadline or the survey as a whole.
 */
final class RuleIndex {
    private final Map<String, BitSet> byItem = new HashMap<>();
    private final BitSet unanswered = new BitSet();
    private final BitSet atEnd = new BitSet();

    RuleIndex(List<CompiledRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            for (String item : rules.get(i).items()) {
                byItem.computeIfAbsent(item, k -> new BitSet()).set(i);
            }
            if (rules.get(i).runsUnanswered()) {
                unanswered.set(i);
            }
            if (rules.get(i).rule().run() == Rule.Run.END) {
                atEnd.set(i);
            }
        }
    }

    /** Numbers of the rules to run. */
    BitSet candidates(AssessmentInput input) {
        BitSet candidates = new BitSet();
        boolean all =
                input.finished() || input.saved().isEmpty() || !input.passed().isEmpty();
        for (String item : all ? input.answers().items() : input.saved()) {
            BitSet rules = byItem.get(item);
            if (rules == null) {
                rules = byItem.get(withoutBox(item));
            }
            if (rules != null) {
                candidates.or(rules);
            }
        }
        if (all) {
            candidates.or(unanswered);
        }
        if (!input.finished()) {
            candidates.andNot(atEnd);
        }
        return candidates;
    }

    /** {@code FDC-10-FDC-E07} is item {@code FDC-10}, repeated. */
    private static String withoutBox(String question) {
        int second = question.indexOf('-', question.indexOf('-') + 1);
        return second < 0 ? question : question.substring(0, second);
    }
}
