package aftercare.followup.measurement;

import aftercare.followup.expression.Expression;
import aftercare.followup.expression.Vocabulary;
import aftercare.followup.expression.WrongExpressionException;
import aftercare.followup.flag.Rule;
import aftercare.followup.flag.WrongRuleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules about what is measured in a session, compiled. The first that holds decides, so that the worst stands first. Thread-safe. */
public final class MeasurementRules {
    private final List<Compiled> rules;

    private MeasurementRules(List<Compiled> rules) {
        this.rules = List.copyOf(rules);
    }

    private record Compiled(Rule rule, Expression condition) {}

    /**
     * Compiles them.
     *
     * @throws WrongRuleException for the first condition that cannot be used
     */
    public static MeasurementRules compile(List<Rule> rules) throws WrongRuleException {
        Vocabulary vocabulary = new Vocabulary(Measurement.types(), Measurement.domains());
        List<Compiled> compiled = new ArrayList<>();
        for (Rule rule : rules) {
            try {
                compiled.add(new Compiled(rule, vocabulary.compile(rule.when())));
            } catch (WrongExpressionException e) {
                throw new WrongRuleException(rule.id(), e);
            }
        }
        return new MeasurementRules(compiled);
    }

    /** All of them, in their order. */
    public List<Rule> all() {
        return rules.stream().map(Compiled::rule).toList();
    }

    /** The rule that this worries; empty when it is only recorded. */
    public Optional<Rule> worriedBy(Measurement measured) {
        return rules.stream()
                .filter(rule -> rule.condition().holds(measured.facts()))
                .findFirst()
                .map(Compiled::rule);
    }
}
