package aftercare.followup.checkin;

import aftercare.followup.expression.Expression;
import aftercare.followup.expression.Vocabulary;
import aftercare.followup.expression.WrongExpressionException;
import aftercare.followup.flag.Rule;
import aftercare.followup.flag.WrongRuleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules about what a patient says before a dose, compiled. Each that holds is a worry of its own. Thread-safe. */
public final class CheckInRules {
    private final List<Compiled> rules;

    private CheckInRules(List<Compiled> rules) {
        this.rules = List.copyOf(rules);
    }

    private record Compiled(Rule rule, Expression condition) {}

    /**
     * A rule that holds.
     *
     * @param inputs the answers that it looked at, by the questions' ids
     */
    public record Worry(Rule rule, Map<String, String> inputs) {
        /** The same answers in the same session are the same worry, however often the patient checks in. */
        public String cause(String session) {
            List<String> said = new ArrayList<>();
            inputs.forEach((question, answer) -> said.add(question + "=" + answer));
            return session + "/" + String.join(";", said);
        }
    }

    /**
     * Compiles them.
     *
     * @throws WrongRuleException for the first condition that cannot be used
     */
    public static CheckInRules compile(List<Rule> rules) throws WrongRuleException {
        Vocabulary vocabulary = new Vocabulary(CheckInAnswers.types(), CheckInAnswers.domains());
        List<Compiled> compiled = new ArrayList<>();
        for (Rule rule : rules) {
            try {
                compiled.add(new Compiled(rule, vocabulary.compile(rule.when())));
            } catch (WrongExpressionException e) {
                throw new WrongRuleException(rule.id(), e);
            }
        }
        return new CheckInRules(compiled);
    }

    /** All of them, in their order. */
    public List<Rule> all() {
        return rules.stream().map(Compiled::rule).toList();
    }

    /** What worries in these answers, in the order of the rules; nothing when they are only kept. */
    public List<Worry> worriedBy(CheckInAnswers answers) {
        return rules.stream()
                .filter(rule -> rule.condition().holds(answers.facts()))
                .map(rule ->
                        new Worry(rule.rule(), answers.inputs(rule.condition().names())))
                .toList();
    }
}
