package aftercare.followup.flag;

import aftercare.followup.expression.Expression;
import aftercare.followup.expression.Facts;
import aftercare.followup.expression.Vocabulary;
import aftercare.followup.expression.WrongExpressionException;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Scoring;
import aftercare.followup.survey.Survey;
import aftercare.kernel.Hold;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges answers by the rules of one protocol version. Pure: the same input gives the same assessment. Thread-safe. */
public final class Assessor {
    private static final String DONE = "DONE";
    private static final String HOLD = "HOLD";

    private final String version;
    private final Map<String, Name> names;
    private final List<CompiledRule> rules;
    private final RuleIndex index;
    private final List<CompiledDeadline> deadlines;
    private final List<CompiledPage> pages;

    private Assessor(
            String version,
            Map<String, Name> names,
            List<CompiledRule> rules,
            List<CompiledDeadline> deadlines,
            List<CompiledPage> pages) {
        this.version = version;
        this.names = names;
        this.rules = rules;
        this.index = new RuleIndex(rules);
        this.deadlines = deadlines;
        this.pages = pages;
    }

    private record CompiledDeadline(Deadline deadline, Expression condition) {}

    private record CompiledPage(String page, Expression condition) {}

    /**
     * Compiles the rules of one protocol version; takes some 100 ms.
     *
     * @throws WrongRuleException for the first condition that cannot be used
     */
    public static Assessor compile(
            String version,
            Instruments instruments,
            List<Rule> rules,
            List<DeadlineRule> deadlines,
            List<PageRule> pages)
            throws WrongRuleException {
        RuleNames names = new RuleNames(instruments, deadlines);
        Vocabulary vocabulary = new Vocabulary(names.types(), names.domains());
        List<CompiledRule> compiled = new ArrayList<>();
        for (Rule rule : rules) {
            compiled.add(CompiledRule.of(rule, expression(vocabulary, rule.id(), rule.when()), names.all()));
        }
        List<CompiledDeadline> open = new ArrayList<>();
        for (DeadlineRule rule : deadlines) {
            open.add(new CompiledDeadline(
                    new Deadline(rule.rule(), rule.after()),
                    expression(vocabulary, "deadline " + rule.rule(), rule.condition())));
        }
        List<CompiledPage> shown = new ArrayList<>();
        for (PageRule rule : pages) {
            shown.add(new CompiledPage(rule.page(), expression(vocabulary, "page " + rule.page(), rule.when())));
        }
        return new Assessor(version, names.all(), List.copyOf(compiled), List.copyOf(open), List.copyOf(shown));
    }

    private static Expression expression(Vocabulary vocabulary, String rule, String text) throws WrongRuleException {
        try {
            return vocabulary.compile(text);
        } catch (WrongExpressionException e) {
            throw new WrongRuleException(rule, e);
        }
    }

    /** Version of the protocol whose rules these are. */
    public String protocolVersion() {
        return version;
    }

    /** What the answers add up to and which rules they worry. Takes microseconds. */
    public Assessment assess(AssessmentInput input) {
        Situation situation = new Situation(input);
        Facts facts = facts(situation);
        List<CompiledRule> standing = new ArrayList<>();
        List<Flag> raised = new ArrayList<>();
        BitSet candidates = index.candidates(input);
        for (int i = 0; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            if (candidates.get(i) && rule.condition().holds(facts)) {
                standing.add(rule);
                String id = rule.flagId(input, version);
                if (!input.known().contains(id)) {
                    raised.add(rule.flag(id, situation, version));
                }
            } else if (rule.raisedBefore(input, version)) {
                standing.add(rule);
            }
        }
        raised.sort(Comparator.comparing(Flag::tier));
        List<String> shown = input.finished() ? closing(standing, facts) : interrupting(raised, input);
        return new Assessment(Scoring.scores(input.answers()), raised, shown);
    }

    /** What is open while these answers are the last ones. Assumes that the survey was not sent. */
    public List<Deadline> deadlines(Survey survey, Answers answers) {
        Facts facts = facts(Situation.of(survey, answers));
        List<Deadline> open = new ArrayList<>();
        for (CompiledDeadline deadline : deadlines) {
            if (deadline.condition().holds(facts)) {
                open.add(deadline.deadline());
            }
        }
        return List.copyOf(open);
    }

    /**
     * What the rule of this id raises when it looks at these values again.
     *
     * @param cause id of the poll it is about
     * @param inputs as the rule's flag has them
     * @return empty when no condition of that id is among the rules, it does not hold on these values, or they cannot be read
     */
    public Optional<Flag> again(String rule, String cause, Map<String, String> inputs) {
        return rules.stream()
                .filter(compiled -> compiled.rule().id().equals(rule))
                .findFirst()
                .flatMap(compiled -> compiled.again(compiled.flagId(cause, version), inputs, version));
    }

    /**
     * The flag of a rule that no condition raises, such as NOT-ASSESSED or HOLD-STARTED.
     *
     * @param cause id of the poll, session or fact it is about
     */
    public Flag raise(Rule rule, String cause, Map<String, String> inputs) {
        return new Flag(
                Ids.derive("flag", cause, rule.id(), version),
                rule.id(),
                version,
                rule.tier(),
                rule.hold(),
                rule.concern(),
                rule.page(),
                inputs,
                rule.says() + ".",
                rule.routing());
    }

    private Facts facts(Situation situation) {
        return name -> {
            Name found = names.get(name);
            if (found == null) {
                throw new IllegalStateException("No rule may use the name " + name);
            }
            return found.value().apply(situation);
        };
    }

    /**
     * Before the end only a new red flag interrupts; when a deadline passed and nobody is at the questions, an amber one is shown on
     * the next visit (own-worded instruments, S-AMB-SILENT).
     */
    private static List<String> interrupting(List<Flag> raised, AssessmentInput input) {
        if (raised.isEmpty()) {
            return List.of();
        }
        boolean away = input.saved().isEmpty() && !input.passed().isEmpty();
        Tier worst = raised.getFirst().tier();
        if (worst != Tier.RED && !(away && worst == Tier.AMBER)) {
            return List.of();
        }
        Set<String> shown = new LinkedHashSet<>();
        raised.stream().filter(f -> f.tier() == worst).forEach(f -> f.page().ifPresent(shown::add));
        return List.copyOf(shown);
    }

    private List<String> closing(List<CompiledRule> standing, Facts facts) {
        List<String> shown = new ArrayList<>();
        shown.add(standing.stream()
                .map(CompiledRule::rule)
                .filter(rule -> rule.page().isPresent())
                .min(Comparator.comparing(Rule::tier))
                .flatMap(Rule::page)
                .orElse(DONE));
        if (standing.stream().anyMatch(r -> r.rule().hold() == Hold.STOP)) {
            shown.add(HOLD);
        }
        pages.stream().filter(p -> p.condition().holds(facts)).forEach(p -> shown.add(p.page()));
        return List.copyOf(shown);
    }
}
