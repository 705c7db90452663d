package aftercare.followup.flag;

import aftercare.followup.expression.Expression;
import aftercare.followup.expression.Facts;
import aftercare.kernel.Hold;
import aftercare.kernel.Ids;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A rule ready to run.
 *
 * @param items ids of the items it looks at, directly or through a score
 * @param names the names in its condition, in order
 */
record CompiledRule(Rule rule, Expression condition, Set<String> items, List<Name> names) {
    private static final String ACCEPTED = "accepted";
    private static final String BASELINE = "baseline";
    private static final String NO_BASELINE = "none";
    private static final String WHO = "WHO";
    private static final String SOMEBODY_ELSE = "other";

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
        return flagId(input.cause(), version);
    }

    String flagId(String cause, String version) {
        return Ids.derive("flag", cause, rule.id(), version);
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
        Map<String, Object> values = new HashMap<>();
        names.forEach(name -> values.put(name.name(), name.value().apply(situation)));
        return flag(
                id,
                version,
                values,
                new Circumstances(
                        situation.history.baselines().isEmpty(),
                        accepted(situation),
                        situation.answers.is(WHO, SOMEBODY_ELSE)));
    }

    /**
     * What the sentence tells besides the rule's own words.
     *
     * @param noBaseline nothing is known to compare with
     * @param accepted levels that stood in for a baseline; empty when none did
     * @param somebodyElse answered for the patient
     */
    private record Circumstances(boolean noBaseline, String accepted, boolean somebodyElse) {}

    /** The accepted levels that its condition saw in place of a baseline: {@code URI-04 3, urinary-painful-peeing 2}. */
    private String accepted(Situation situation) {
        return situation.accepted().entrySet().stream()
                .filter(level -> names.stream().anyMatch(name -> name.comparesWith(level.getKey())))
                .map(level -> level.getKey() + " " + level.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The flag of these values again; empty when the condition does not hold on them, or one of them cannot be read. */
    Optional<Flag> again(String id, Map<String, String> inputs, String version) {
        Map<String, Object> values = new HashMap<>();
        for (Name name : names) {
            Optional<Object> value = SeenValues.read(name, inputs);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(name.name(), value.get());
        }
        Facts facts = name -> Objects.requireNonNull(values.get(name));
        return condition.holds(facts)
                ? Optional.of(flag(
                        id,
                        version,
                        values,
                        new Circumstances(
                                NO_BASELINE.equals(inputs.get(BASELINE)),
                                inputs.getOrDefault(ACCEPTED, ""),
                                SOMEBODY_ELSE.equals(inputs.get(WHO)))))
                : Optional.empty();
    }

    private Flag flag(String id, String version, Map<String, Object> values, Circumstances around) {
        TreeMap<String, String> inputs = new TreeMap<>();
        boolean compares = false;
        for (Name name : names) {
            compares |= name.name().startsWith("baseline.");
            String value = SeenValues.text(Objects.requireNonNull(values.get(name.name())));
            if (!value.isEmpty()) {
                inputs.put(SeenValues.label(name), value);
            }
        }
        String sentence = rule.says();
        if (!around.accepted().isEmpty()) {
            inputs.put(ACCEPTED, around.accepted());
            sentence += " (compared with a level that a clinician accepted)";
        }
        if (compares && around.noBaseline()) {
            inputs.put(BASELINE, NO_BASELINE);
            sentence += " (no baseline)";
        }
        if (around.somebodyElse()) {
            inputs.put(WHO, SOMEBODY_ELSE);
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
}
