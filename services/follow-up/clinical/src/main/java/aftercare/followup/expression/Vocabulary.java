package aftercare.followup.expression;

import aftercare.followup.datafile.Nearest;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names an expression may use, with their types. Compiling is slow (milliseconds): do it once, when a file is loaded. */
public final class Vocabulary {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'");

    private final Cel cel;
    private final Map<String, ValueType> names;

    public Vocabulary(Map<String, ValueType> names) {
        this.names = new TreeMap<>(names);
        CelBuilder builder = CelFactory.plannerCelBuilder().setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        names.forEach((name, type) -> builder.addVar(name, type.cel()));
        this.cel = builder.build();
    }

    /**
     * Compiles a condition.
     *
     * @throws WrongExpressionException when a name is unknown, types do not match or the result is not yes or no
     */
    public Expression compile(String text) throws WrongExpressionException {
        CelValidationResult checked = cel.compile(text);
        if (checked.hasError()) {
            throw explain(checked.getErrors().getFirst());
        }
        try {
            CelAbstractSyntaxTree ast = checked.getAst();
            if (!ast.getResultType().equals(SimpleType.BOOL)) {
                throw new WrongExpressionException(
                        "the condition gives " + ast.getResultType().name() + ", not yes or no",
                        "Compare it with something, such as URI_04 >= 3");
            }
            return new Expression(text, usedNames(ast), cel.createProgram(ast));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("Checked but not usable: " + text, e);
        }
    }

    private Set<String> usedNames(CelAbstractSyntaxTree ast) {
        Set<String> used = new TreeSet<>();
        ast.getReferenceMap().values().forEach(reference -> {
            if (names.containsKey(reference.name())) {
                used.add(reference.name());
            }
        });
        return used;
    }

    private WrongExpressionException explain(CelIssue issue) {
        Matcher unknown = UNDECLARED.matcher(issue.getMessage());
        if (unknown.find()) {
            String name = unknown.group(1);
            Optional<String> near = Nearest.hint(name, names.keySet());
            return new WrongExpressionException(
                    "nothing is called '" + name + "'", near.orElse("Names are item ids with _ for -, such as URI_04"));
        }
        return new WrongExpressionException(
                issue.getMessage().lines().findFirst().orElse("not a condition"),
                "Compare numbers with numbers (URI_04 >= 3) and words with quoted words (URI_08 == \"yes\")");
    }
}
