package aftercare.followup.flag;

import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Asq;
import aftercare.followup.survey.Scoring;
import aftercare.followup.survey.UrinarySymptom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a clinician may accept as known, "tell me again if worse" (clinical reference, accepted level).
 *
 * @param id such as {@code urinary-night}, {@code phq-9} or {@code asq}
 * @param label as a page shows it
 * @param longest how long it may be accepted
 * @param levels the level in some answers, by item, grade or total; empty when they say nothing of it
 */
public record Acceptable(String id, String label, Duration longest, Function<Answers, Map<String, Integer>> levels) {
    /** Id of the ASQ pattern. */
    public static final String ASQ = "asq";

    /** Half a year (proposal): what lasts longer is looked at again. */
    private static final Duration SYMPTOM = Duration.ofDays(180);

    private static final List<Acceptable> ALL = make();

    /** All of them, in the order they are offered. */
    public static List<Acceptable> all() {
        return ALL;
    }

    /** The one of this id. */
    public static Optional<Acceptable> of(String id) {
        return ALL.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private static List<Acceptable> make() {
        List<Acceptable> all = new ArrayList<>();
        for (UrinarySymptom symptom : UrinarySymptom.values()) {
            String id = symptom.score();
            all.add(new Acceptable(
                    id,
                    "Urinary: " + symptom.id().replace('-', ' '),
                    SYMPTOM,
                    answers -> urinary(symptom, id, answers)));
        }
        all.add(new Acceptable("cognition", "Memory and attention", SYMPTOM, answers -> number("MND-09", answers)));
        all.add(new Acceptable("phq-9", "PHQ-9 total", SYMPTOM, answers -> total("phq-9", Scoring.phq9(answers))));
        all.add(new Acceptable("gad-7", "GAD-7 total", SYMPTOM, answers -> total("gad-7", Scoring.gad7(answers))));
        all.add(new Acceptable(ASQ, "ASQ pattern, after a safety assessment", History.AsqLevel.LASTS, Acceptable::asq));
        return List.copyOf(all);
    }

    private static Map<String, Integer> urinary(UrinarySymptom symptom, String id, Answers answers) {
        Map<String, Integer> levels = new TreeMap<>(total(id, symptom.grade(answers)));
        symptom.own().forEach(item -> levels.putAll(number(item, answers)));
        return levels;
    }

    private static Map<String, Integer> number(String item, Answers answers) {
        return total(item, answers.number(item));
    }

    private static Map<String, Integer> total(String name, OptionalInt value) {
        return value.isPresent() ? Map.of(name, value.getAsInt()) : Map.of();
    }

    /** Each positive item as 1; nothing while the pattern is not complete. */
    private static Map<String, Integer> asq(Answers answers) {
        Asq asq = Asq.of(answers);
        Map<String, Integer> levels = new TreeMap<>();
        if (asq.result().isPresent()) {
            asq.positive().forEach(item -> levels.put(item, 1));
        }
        return levels;
    }
}
