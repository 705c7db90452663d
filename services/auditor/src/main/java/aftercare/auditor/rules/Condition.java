package aftercare.auditor.rules;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.tools.Script;
import org.projectnessie.cel.tools.ScriptException;
import org.projectnessie.cel.tools.ScriptHost;

/** A condition of the protocol, ready to be evaluated. */
final class Condition {
    private static final ScriptHost HOST = ScriptHost.newBuilder().build();

    private static final Map<String, Set<String>> DERIVED = Map.of(
            "asq.", Set.of("ASQ-1", "ASQ-2", "ASQ-3", "ASQ-4", "ASQ-4F", "ASQ-5"),
            "effects.", Set.of("FDC-09", "FDC-10", "FDC-10a"));

    private final String text;
    private final Set<String> items;
    private final Script script;

    private Condition(String text, Set<String> names, Script script) {
        this.text = text;
        this.items = Set.copyOf(items(names));
        this.script = script;
    }

    /** A condition; empty when this evaluator cannot read it. */
    static Optional<Condition> of(String text, Map<String, Names.Kind> kinds) {
        Set<String> names = Names.in(text);
        ScriptHost.ScriptBuilder builder = HOST.buildScript(text);
        for (String name : names) {
            builder = builder.withDeclarations(Decls.newVar(
                    name,
                    switch (kinds.getOrDefault(name, Names.Kind.WORD)) {
                        case NUMBER -> Decls.Int;
                        case WORD -> Decls.String;
                        case WORDS -> Decls.newListType(Decls.String);
                        case YES_NO -> Decls.Bool;
                    }));
        }
        try {
            return Optional.of(new Condition(text, names, builder.build()));
        } catch (ScriptException e) {
            return Optional.empty();
        }
    }

    private static Set<String> items(Set<String> names) {
        Set<String> items = new HashSet<>();
        for (String name : names) {
            String item = Names.item(name);
            if (!item.isEmpty()) {
                items.add(item.replace('_', '-'));
            }
            DERIVED.forEach((prefix, derived) -> {
                if (name.startsWith(prefix)) {
                    items.addAll(derived);
                }
            });
        }
        return items;
    }

    boolean holds(Function<String, Object> values) {
        try {
            return Boolean.TRUE.equals(script.execute(Boolean.class, values));
        } catch (ScriptException e) {
            throw new IllegalStateException("Cannot evaluate " + text, e);
        }
    }

    /** True when one of these answers can change it. A repeated one, such as FDC-10-FDC-E07, is one of its item, FDC-10. */
    boolean looksAt(Set<String> answered) {
        return answered.stream().anyMatch(id -> items.contains(id) || items.contains(withoutBox(id)));
    }

    private static String withoutBox(String id) {
        String[] parts = id.split("-");
        return parts.length < 2 ? id : parts[0] + "-" + parts[1];
    }
}
