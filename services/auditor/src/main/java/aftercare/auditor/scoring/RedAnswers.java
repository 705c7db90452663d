package aftercare.auditor.scoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The auditor's own reading of the answers that must never go by: every red rule, and blood and infection, as far as the
 * answers of one survey alone decide them (own-instruments, section 2; proposal). Written out and not read from data, so that
 * a rule that was taken out of follow-up's data, or cannot fire there any more, shows.
 */
public final class RedAnswers {
    private static final String DECLINED = "declined";

    private RedAnswers() {}

    /**
     * The rules that these answers fulfil.
     *
     * @param answers item id to coded value; ticked boxes joined by commas
     */
    public static Set<String> rules(Map<String, String> answers) {
        Set<String> rules = new TreeSet<>();
        add(rules, "U-RED-RETENTION", is(answers, "URI-09a", "no") && is(answers, "URI-09b", "yes"));
        add(rules, "U-AMB-BLOOD", is(answers, "URI-08", "yes"));
        add(rules, "U-AMB-INFECTION", is(answers, "URI-10", "yes") || is(answers, "URI-11", "yes"));
        add(rules, "D-RED-OVERDOSE", is(answers, "DEP-06a", "yes"));
        add(rules, "M-RED-VOICES", is(answers, "MND-04a", "yes"));
        add(rules, "M-RED-HARM", has(answers, "MND-07a", "doctor", "again", DECLINED) || is(answers, "MND-08", "hurt"));
        add(rules, "S-RED-NOW", is(answers, "ASQ-5", "yes", DECLINED));
        add(rules, "S-RED-ATTEMPT", is(answers, "ASQ-4F", "yes"));
        add(rules, "F-RED-AWAKE", is(answers, "FDC-01", "drowsy", "breathing"));
        add(
                rules,
                "F-RED-SIGNS",
                has(answers, "FDC-02", "seizure", "stroke", "allergy") || is(answers, "FDC-02a", "yes"));
        return rules;
    }

    private static void add(Set<String> rules, String rule, boolean fulfilled) {
        if (fulfilled) {
            rules.add(rule);
        }
    }

    private static boolean is(Map<String, String> answers, String item, String... values) {
        return List.of(values).contains(answers.getOrDefault(item, ""));
    }

    private static boolean has(Map<String, String> answers, String item, String... boxes) {
        return List.of(answers.getOrDefault(item, "").split(",")).stream().anyMatch(List.of(boxes)::contains);
    }
}
