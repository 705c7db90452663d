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

    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '_?(.+?)_?' applied to '\\((.*?)\\)'");
    private static final int FEW = 20;

    private final Cel cel;
    private final Map<String, ValueType> names;
    private final Map<String, Domain> domains;

    public Vocabulary(Map<String, ValueType> names) {
        this(names, Map.of());
    }

    /**
     * With what is known of the names' values: a condition that can never hold, or always does, is refused.
     *
     * @param domains of some or all names
     */
    public Vocabulary(Map<String, ValueType> names, Map<String, Domain> domains) {
        this.domains = Map.copyOf(domains);
        this.names = new TreeMap<>(names);
        CelBuilder builder = CelFactory.plannerCelBuilder().setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        names.forEach((name, type) -> builder.addVar(name, type.cel()));
        this.cel = builder.build();
    }

    /**
     * Compiles a condition.
     *
     * @throws WrongExpressionException when a name is unknown, types do not match, the result is not yes or no, or it can
     *     never hold or never fail
     */
    public Expression compile(String text) throws WrongExpressionException {
        CelValidationResult checked = cel.compile(text);
        if (checked.hasError()) {
            throw explain(text, checked.getErrors().getFirst());
        }
        try {
            CelAbstractSyntaxTree ast = checked.getAst();
            if (!ast.getResultType().equals(SimpleType.BOOL)) {
                throw new WrongExpressionException(
                        "the condition gives " + ast.getResultType().name() + ", not yes or no",
                        "Compare it with something, such as URI_04 >= 3");
            }
            Expression expression = new Expression(text, usedNames(ast), cel.createProgram(ast));
            Probe.check(ast, expression, domains);
            return expression;
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("Checked but not usable: " + text, e);
        }
    }

    /** A name as written, with its dots. */
    private static String whole(String name, String text) {
        Matcher written = Pattern.compile("\\b" + Pattern.quote(name) + "(\\.[A-Za-z_]\\w*)*")
                .matcher(text);
        return written.find() ? written.group() : name;
    }

    private String known() {
        return names.size() > FEW
                ? "Names are item ids with _ for -, such as URI_04"
                : "Known are " + String.join(", ", names.keySet());
    }

    private static String words(String types) {
        return types.replace("string", "a word").replace("int", "a number").replace(", ", " and ");
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

    private WrongExpressionException explain(String text, CelIssue issue) {
        Matcher unknown = UNDECLARED.matcher(issue.getMessage());
        if (unknown.find()) {
            String name = whole(unknown.group(1), text);
            Optional<String> near = Nearest.hint(name, names.keySet());
            return new WrongExpressionException("nothing is called '" + name + "'", near.orElseGet(this::known));
        }
        String message = issue.getMessage().lines().findFirst().orElse("not a condition");
        Matcher types = NO_OVERLOAD.matcher(message);
        return new WrongExpressionException(
                types.find()
                        ? "'" + types.group(1) + "' cannot be used between " + words(types.group(2))
                        : message.replaceFirst(" expecting .*", ""),
                "Compare numbers with numbers (URI_04 >= 3) and words with quoted words (URI_08 == \"yes\")");
    }
}
