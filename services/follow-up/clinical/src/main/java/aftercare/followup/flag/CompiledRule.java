package aftercare.followup.flag;

import aftercare.followup.expression.Expression;
import aftercare.followup.survey.Answers;
import aftercare.kernel.Hold;
import aftercare.kernel.Ids;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A rule ready to run.
 *
 * @param items ids of the items it looks at, directly or through a score
 * @param names the names in its condition, in order
 */
record CompiledRule(Rule rule, Expression condition, Set<String> items, List<Name> names) {

    static CompiledRule of(Rule rule, Expression condition, Map<String, Name> all) {
        Set<String> items = new HashSet<>();
        List<Name> used = condition.names().stream()
                .sorted()
                .map(all::get)
                .filter(java.util.Objects::nonNull)
                .toList();
        used.forEach(name -> items.addAll(name.items()));
        return new CompiledRule(rule, condition, Set.copyOf(items), used);
    }

    String flagId(AssessmentInput input, String version) {
        return Ids.derive("flag", input.cause(), rule.id(), version);
    }

    /** At the end a flag raised earlier still decides what the patient is shown, even if its answer was changed since. */
    boolean raisedBefore(AssessmentInput input, String version) {
        return input.finished()
                && !input.known().isEmpty()
                && (rule.page().isPresent() || rule.hold() == Hold.STOP)
                && input.known().contains(flagId(input, version));
    }

    /** True when it can hold though none of its items is answered: it looks at a deadline or at the survey as a whole. */
    boolean runsUnanswered() {
        return items.isEmpty()
                || names.stream()
                        .anyMatch(n ->
                                n.name().startsWith("deadline.") || n.name().startsWith("survey."));
    }

    Flag flag(String id, Situation situation, String version) {
        TreeMap<String, String> inputs = new TreeMap<>();
        boolean compares = false;
        for (Name name : names) {
            compares |= name.name().startsWith("baseline.");
            String value = text(name.value().apply(situation));
            if (!value.isEmpty()) {
                inputs.put(label(name.name()), value);
            }
        }
        String sentence = rule.says();
        if (compares && situation.history.baselines().isEmpty()) {
            inputs.put("baseline", "none");
            sentence += " (no baseline)";
        }
        Answers answers = situation.answers;
        if (answers.is("WHO", "other")) {
            inputs.put("WHO", "other");
            sentence += ". Someone else answered for the patient";
        }
        return new Flag(
                id,
                rule.id(),
                version,
                rule.tier(),
                rule.hold(),
                rule.concern(),
                rule.page(),
                inputs,
                sentence + ".",
                rule.routing());
    }

    /** Item ids as the patient's form has them; no dots, so that the inputs can be stored under these names. */
    private static String label(String name) {
        int dot = name.lastIndexOf('.');
        String last = name.substring(dot + 1);
        boolean item = !last.isEmpty() && Character.isUpperCase(last.charAt(0));
        return (dot < 0 ? "" : name.substring(0, dot).replace('.', ' ') + " ") + (item ? last.replace('_', '-') : last);
    }

    /** As stored; empty for what was not asked. */
    private static String text(Object value) {
        if (value instanceof Collection<?> words) {
            return String.join(",", words.stream().map(Object::toString).toList());
        }
        if (value instanceof Long number) {
            return number == -1 ? "" : number == -2 ? Answers.DECLINED : number.toString();
        }
        return value.toString();
    }
}
