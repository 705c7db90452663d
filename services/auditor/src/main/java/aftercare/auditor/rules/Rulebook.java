package aftercare.auditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The rules of an activated protocol that the answers of one survey alone decide, read from its text with another evaluator
 * than follow-up's. Those that compare with a baseline, an earlier survey or a session, and those that run when a survey is
 * over, are left to follow-up.
 */
public final class Rulebook {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Map<String, Names.Kind> kinds;
    private final List<Rule> rules;
    private final int all;

    private Rulebook(Map<String, Names.Kind> kinds, List<Rule> rules, int all) {
        this.kinds = Map.copyOf(kinds);
        this.rules = List.copyOf(rules);
        this.all = all;
    }

    private record Rule(String id, Condition when) {}

    /**
     * Reads a protocol; takes some 100 ms.
     *
     * @param text the whole file, in YAML
     * @return empty when it is no protocol; a rule whose condition cannot be read here is left out
     */
    public static Optional<Rulebook> of(String text) {
        try {
            JsonNode file = YAML.readTree(text);
            List<JsonNode> decided = new ArrayList<>();
            List<String> conditions = new ArrayList<>();
            for (JsonNode rule : file.path("rules")) {
                conditions.add(rule.path("when").asString());
                if (rule.path("run").asString("save").equals("save")
                        && Names.known(rule.path("when").asString())) {
                    decided.add(rule);
                }
            }
            Map<String, Names.Kind> kinds = new Names(conditions).kinds();
            List<Rule> rules = new ArrayList<>();
            for (JsonNode rule : decided) {
                Condition.of(rule.path("when").asString(), kinds)
                        .ifPresent(when -> rules.add(new Rule(rule.path("id").asString(), when)));
            }
            return Optional.of(new Rulebook(kinds, rules, conditions.size()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Ids of the rules that are judged, in the protocol's order. */
    public List<String> judged() {
        return rules.stream().map(Rule::id).toList();
    }

    /** How many rules the protocol has. */
    public int size() {
        return all;
    }

    /**
     * The rules that a saved page calls for.
     *
     * @param answers item id to coded value, of all pages so far
     * @param page ids of the items just saved: rules that look at none of them do not run
     */
    public Set<String> calledFor(Map<String, String> answers, Set<String> page) {
        Reading reading = new Reading(answers);
        Set<String> called = new TreeSet<>();
        for (Rule rule : rules) {
            if (rule.when().looksAt(page)
                    && rule.when().holds(name -> reading.value(name, kinds.getOrDefault(name, Names.Kind.WORD)))) {
                called.add(rule.id());
            }
        }
        return called;
    }
}
