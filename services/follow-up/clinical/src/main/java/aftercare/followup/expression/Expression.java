package aftercare.followup.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.Optional;
import java.util.Set;

/** A compiled condition. Thread-safe. */
public final class Expression {
    private final String text;
    private final Set<String> names;
    private final Program program;

    Expression(String text, Set<String> names, Program program) {
        this.text = text;
        this.names = Set.copyOf(names);
        this.program = program;
    }

    public String text() {
        return text;
    }

    /** The names it looks at. */
    public Set<String> names() {
        return names;
    }

    /** True when the condition holds. */
    public boolean holds(Facts facts) {
        try {
            return Boolean.TRUE.equals(program.eval(name -> Optional.of(facts.get(name))));
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("Cannot evaluate " + text, e);
        }
    }
}
