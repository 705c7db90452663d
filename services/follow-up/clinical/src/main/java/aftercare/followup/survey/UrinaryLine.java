package aftercare.followup.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The urinary check on the command line: a grade per symptom. */
final class UrinaryLine {
    private static final List<String> ORDER = List.of(
            "URI-01", "URI-01i", "URI-02", "URI-02i", "URI-03", "URI-03i", "URI-04", "URI-05", "URI-06", "URI-06i",
            "URI-07", "URI-08", "URI-09", "URI-09a", "URI-09b", "URI-10", "URI-11");

    private static final Map<String, Set<String>> WORDS = Map.of(
            "URI-08", Set.of("yes", "no", "unsure"),
            "URI-09", Set.of("yes", "no"),
            "URI-09a", Set.of("yes", "no", "notneeded"),
            "URI-09b", Set.of("yes", "no"),
            "URI-10", Set.of("yes", "no", "unsure"),
            "URI-11", Set.of("yes", "no"));

    private UrinaryLine() {}

    static String score(List<String> values) throws ScoreLine.WrongInput {
        Map<String, String> answers = new LinkedHashMap<>();
        boolean named = values.stream().anyMatch(v -> v.contains("="));
        if (!named && values.size() != ORDER.size() && values.size() != 11) {
            throw new ScoreLine.WrongInput(
                    "urinary-check takes 11 answers (URI-01 to URI-07 with their 'i' items), or 17 (to"
                            + " URI-11), or named ones such as URI-01=1, not " + values.size());
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            int equals = value.indexOf('=');
            if (named && equals < 0) {
                throw new ScoreLine.WrongInput("'" + value + "' has no name: write it as URI-01=1");
            }
            String item = named ? value.substring(0, equals) : ORDER.get(i);
            String coded = named ? value.substring(equals + 1) : value;
            if (!ORDER.contains(item)) {
                throw new ScoreLine.WrongInput(
                        "urinary-check has no item '" + item + "': use " + String.join(", ", ORDER));
            }
            if (coded.equals("-")) {
                continue;
            }
            check(item, coded);
            if (answers.put(item, coded) != null) {
                throw new ScoreLine.WrongInput(item + " is given twice");
            }
        }
        refuseUnasked(answers);
        return json(Answers.of(answers));
    }

    private static void check(String item, String coded) throws ScoreLine.WrongInput {
        Set<String> words = WORDS.get(item);
        if (coded.equals(Answers.DECLINED)) {
            return;
        }
        if (words == null) {
            ScoreLine.number(item, coded, item.equals("URI-07") ? 10 : 4);
        } else if (!words.contains(coded)) {
            throw new ScoreLine.WrongInput(item + " is '" + coded + "': use "
                    + String.join(", ", words.stream().sorted().toList()) + " or declined");
        }
    }

    /** How much it got in the way is asked only when there is something to get in the way. */
    private static void refuseUnasked(Map<String, String> answers) throws ScoreLine.WrongInput {
        for (String item : List.of("URI-01", "URI-02", "URI-03", "URI-06")) {
            String way = item + "i";
            if (answers.containsKey(way) && "0".equals(answers.getOrDefault(item, "0"))) {
                throw new ScoreLine.WrongInput(
                        way + " is answered, but it is asked only when " + item + " is 1 or more: use - for it");
            }
        }
    }

    private static String json(Answers answers) {
        List<String> grades = new ArrayList<>();
        for (UrinarySymptom symptom : UrinarySymptom.values()) {
            OptionalInt grade = symptom.grade(answers);
            grades.add("\"" + symptom.id() + "\":" + (grade.isPresent() ? grade.getAsInt() : "null"));
        }
        return "{\"instrument\":\"urinary-check\",\"grades\":{" + String.join(",", grades) + "}}";
    }
}
