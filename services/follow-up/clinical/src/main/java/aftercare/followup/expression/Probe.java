package aftercare.followup.expression;

import aftercare.followup.datafile.Nearest;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tries a condition before it is used: each of its comparisons must hold for some value and fail for some, and so must the
 * whole, over the boundary values of all its names.
 */
final class Probe {
    /** Assignments tried at most; more than that are drawn at random, the same ones each time. */
    private static final int MOST = 200_000;

    private static final Map<String, String> OPERATORS =
            Map.of("_>=_", ">=", "_>_", ">", "_<=_", "<=", "_<_", "<", "_==_", "==", "_!=_", "!=", "@in", "in");

    private static final Map<String, String> TURNED = Map.of(">=", "<=", ">", "<", "<=", ">=", "<", ">");

    private final Map<String, Domain> domains;
    private final List<Comparison> comparisons = new ArrayList<>();

    private Probe(CelAbstractSyntaxTree ast, Map<String, Domain> domains) {
        this.domains = domains;
        CelNavigableAst.fromAst(ast).getRoot().allNodes().forEach(node -> {
            CelExpr expr = node.expr();
            if (expr.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL) {
                add(ast, expr.call());
            }
        });
    }

    /** A name compared with a constant. */
    private record Comparison(String name, String operator, Object constant) {
        boolean holds(Object value) {
            return switch (operator) {
                case "==" -> value.equals(constant);
                case "!=" -> !value.equals(constant);
                case "in" -> ((List<?>) value).contains(constant);
                case ">=" -> (Long) value >= (Long) constant;
                case ">" -> (Long) value > (Long) constant;
                case "<=" -> (Long) value <= (Long) constant;
                default -> (Long) value < (Long) constant;
            };
        }

        @Override
        public String toString() {
            String written = constant instanceof String word ? "\"" + word + "\"" : constant.toString();
            return operator.equals("in")
                    ? "'" + written + " in " + name + "'"
                    : "'" + name + " " + operator + " " + written + "'";
        }
    }

    /**
     * Tries a condition.
     *
     * @param domains of all names it may use; a condition with a name that has none is only tried in its comparisons
     */
    static void check(CelAbstractSyntaxTree ast, Expression expression, Map<String, Domain> domains)
            throws WrongExpressionException {
        Probe probe = new Probe(ast, domains);
        probe.comparisons();
        if (expression.names().stream().map(domains::get).allMatch(domain -> domain != null && !domain.open())) {
            probe.whole(expression);
        }
    }

    private void add(CelAbstractSyntaxTree ast, CelExpr.CelCall call) {
        String operator = OPERATORS.get(call.function());
        if (operator == null || call.args().size() != 2) {
            return;
        }
        CelExpr left = call.args().get(0);
        CelExpr right = call.args().get(1);
        Optional<Object> constant = constant(right);
        Optional<String> name = name(ast, left);
        if (constant.isEmpty()) {
            constant = constant(left);
            name = name(ast, right);
            operator = TURNED.getOrDefault(operator, operator);
        }
        if (constant.isPresent() && name.isPresent()) {
            comparisons.add(new Comparison(name.get(), operator, constant.get()));
        }
    }

    private Optional<String> name(CelAbstractSyntaxTree ast, CelExpr expr) {
        return Optional.ofNullable(ast.getReferenceMap().get(expr.id()))
                .map(CelReference::name)
                .filter(domains::containsKey);
    }

    private static Optional<Object> constant(CelExpr expr) {
        if (expr.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return Optional.empty();
        }
        CelConstant constant = expr.constant();
        return switch (constant.getKind()) {
            case INT64_VALUE -> Optional.of(constant.int64Value());
            case STRING_VALUE -> Optional.of(constant.stringValue());
            default -> Optional.empty();
        };
    }

    private void comparisons() throws WrongExpressionException {
        for (Comparison comparison : comparisons) {
            Domain domain = domain(comparison.name());
            if (domain.open()) {
                continue;
            }
            List<Object> values =
                    domain.boundaries(comparison.constant() instanceof Long threshold ? Set.of(threshold) : Set.of());
            boolean ever = values.stream().anyMatch(comparison::holds);
            boolean always = values.stream().allMatch(comparison::holds);
            if (!ever || always) {
                throw new WrongExpressionException(
                        comparison + (ever ? " always holds" : " can never hold"), fix(comparison, domain));
            }
        }
    }

    private static String fix(Comparison comparison, Domain domain) {
        return Optional.of(comparison.constant())
                .filter(String.class::isInstance)
                .flatMap(word -> Nearest.hint((String) word, domain.words()))
                .orElse(comparison.name() + " is " + domain.described());
    }

    private Domain domain(String name) {
        Domain domain = domains.get(name);
        if (domain == null) {
            throw new IllegalStateException("No domain of " + name);
        }
        return domain;
    }

    private void whole(Expression expression) throws WrongExpressionException {
        Map<String, Set<Long>> thresholds = new TreeMap<>();
        for (Comparison comparison : comparisons) {
            if (comparison.constant() instanceof Long threshold) {
                thresholds
                        .computeIfAbsent(comparison.name(), _ -> new TreeSet<>())
                        .add(threshold);
            }
        }
        List<String> names = expression.names().stream().sorted().toList();
        List<List<Object>> values = names.stream()
                .map(name -> domain(name).boundaries(thresholds.getOrDefault(name, Set.of())))
                .toList();
        long all = 1;
        for (List<Object> of : values) {
            all = Math.min(Long.MAX_VALUE / 1_000, all * of.size());
        }
        boolean complete = all <= MOST;
        SplittableRandom random = new SplittableRandom(1);
        boolean held = false;
        boolean failed = false;
        Map<String, Object> assignment = new HashMap<>();
        for (long i = 0; i < Math.min(all, MOST) && !(held && failed); i++) {
            long rest = i;
            for (int n = 0; n < names.size(); n++) {
                int size = values.get(n).size();
                int at = complete ? (int) (rest % size) : random.nextInt(size);
                rest /= size;
                assignment.put(names.get(n), values.get(n).get(at));
            }
            boolean holds = expression.holds(name -> java.util.Objects.requireNonNull(assignment.get(name)));
            held |= holds;
            failed |= !holds;
        }
        if (complete && !held) {
            throw new WrongExpressionException(
                    "the condition is false whatever is answered", "Find the two parts of it that exclude each other");
        }
        if (complete && !failed) {
            throw new WrongExpressionException(
                    "the condition is true whatever is answered", "Ask for something that not every patient answers");
        }
    }
}
