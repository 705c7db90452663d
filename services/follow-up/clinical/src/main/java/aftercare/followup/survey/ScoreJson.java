package aftercare.followup.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes what an instrument's answers add up to as one JSON object on one line. Ids and bands need no escaping. */
final class ScoreJson {
    private ScoreJson() {}

    static String of(Definition definition, Answers answers) {
        List<String> members = new ArrayList<>();
        members.add(member("instrument", text(definition.id())));
        boolean sums = false;
        for (ScoreRule rule : definition.scoring()) {
            boolean first = rule.equals(definition.scoring().getFirst());
            if (rule instanceof ScoreRule.Each each) {
                members.add(member(rule.name(), each(definition, each, answers)));
                continue;
            }
            sums |= !(rule instanceof ScoreRule.Composite);
            members.add(member(rule.name(), number(definition.value(rule, answers))));
            if (rule.banded()) {
                members.add(member(first ? "band" : rule.name() + "-band", text(rule.band(answers))));
            }
        }
        List<String> missing = definition.missing(answers);
        if (sums && !missing.isEmpty()) {
            members.add(member(
                    "missing",
                    "[" + String.join(",", missing.stream().map(ScoreJson::text).toList()) + "]"));
        }
        return "{" + String.join(",", members) + "}";
    }

    /** In the order of the form; one whose items are not known has what was given. */
    private static String each(Definition definition, ScoreRule.Each rule, Answers answers) {
        Map<String, String> found = definition.open().isPresent() ? answers.values() : rule.found(answers);
        List<String> members = new ArrayList<>();
        found.forEach((id, value) -> members.add(member(id, coded(value))));
        return "{" + String.join(",", members) + "}";
    }

    private static String coded(String value) {
        return value.matches("\\d+") ? value : text(value);
    }

    private static String member(String name, String json) {
        return "\"" + name + "\":" + json;
    }

    private static String number(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "null";
    }

    private static String text(Optional<String> value) {
        return value.map(ScoreJson::text).orElse("null");
    }

    private static String text(String value) {
        return "\"" + value + "\"";
    }
}
