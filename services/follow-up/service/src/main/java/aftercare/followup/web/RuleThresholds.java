package aftercare.followup.web;

import aftercare.followup.flag.Rule;
import aftercare.followup.survey.Asq;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from the conditions of the protocol's rules at which values of a score they look, for one patient. Rules that look at
 * words, or at change between surveys, have no line.
 *
 * @param compared what a score is compared with: the accepted level that counts, else the worse baseline; empty when there is neither
 * @param comparedWith what that is, such as {@code baseline}
 * @param best the lowest PHQ-9 total so far; empty before the first
 */
record RuleThresholds(OptionalInt compared, String comparedWith, OptionalInt best) {
    private static final String NOT_WITHIN = "(?<![\\w.])";
    private static final Pattern ITEM =
            Pattern.compile(NOT_WITHIN + "([A-Z]+_\\w+)\\s*(?:>=|>|==)\\s*(?:[1-9]|[a-z]\\w*\\.)");
    private static final Pattern ABOVE_AT = Pattern.compile(NOT_WITHIN + "urinary\\.above_at_(\\d)");
    private static final Pattern ASQ_RESULT = Pattern.compile(NOT_WITHIN + "asq\\.result == \"([a-z-]+)\"");
    private static final Map<String, String> TOTALS = Map.of("phq-9", "phq9", "gad-7", "gad7");

    /** Ids of the items whose value some rule compares with a number. */
    static Set<String> items(List<Rule> rules) {
        Set<String> items = new TreeSet<>();
        for (Rule rule : rules) {
            ITEM.matcher(rule.when())
                    .results()
                    .forEach(found -> items.add(found.group(1).replace('_', '-')));
        }
        return items;
    }

    /**
     * The thresholds of a score, the highest first.
     *
     * @param score such as {@code phq-9}, or an item id
     */
    List<Threshold> of(String score, List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> of(score, rule).stream())
                .distinct()
                .sorted(Comparator.comparingInt(Threshold::value).reversed().thenComparing(Threshold::rule))
                .toList();
    }

    private List<Threshold> of(String score, Rule rule) {
        if (score.equals("asq")) {
            return asq(rule);
        }
        if (score.startsWith("urinary-")) {
            return grades(rule);
        }
        String total = TOTALS.get(score);
        return total == null
                ? numbers(rule, score.replace('-', '_'), "baseline." + score.replace('-', '_'))
                : numbers(rule, total + ".total", total + ".baseline");
    }

    private static List<Threshold> asq(Rule rule) {
        return ASQ_RESULT
                .matcher(rule.when())
                .results()
                .flatMap(found -> Arrays.stream(Asq.Result.values()).filter(r -> r.id().equals(found.group(1))))
                .filter(result -> result.code() > 0)
                .map(result -> threshold(rule, result.code(), true, ""))
                .toList();
    }

    private List<Threshold> grades(Rule rule) {
        return ABOVE_AT.matcher(rule.when())
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .map(grade -> threshold(
                        rule,
                        Math.max(grade, compared.orElse(-1) + 1),
                        false,
                        compared.isPresent() ? "above the " + comparedWith + " of " + compared.getAsInt() : ""))
                .toList();
    }

    /** Numbers that must all be reached make one line, at the highest of them; none when one of them is not known. */
    private List<Threshold> numbers(Rule rule, String name, String baseline) {
        if (ruledOut(rule, baseline)) {
            return List.of();
        }
        Matcher matcher = Pattern.compile(NOT_WITHIN + Pattern.quote(name)
                        + "\\s*(>=|>|==)\\s*(?:(\\d+)(?![\\w.])|([\\w.]+)\\s*\\+\\s*(\\d+))")
                .matcher(rule.when());
        List<MatchResult> found = matcher.results().toList();
        List<Threshold> known = found.stream()
                .flatMap(result -> number(rule, result, baseline).stream())
                .toList();
        if (rule.when().contains("||")) {
            return known;
        }
        return known.size() < found.stream().filter(RuleThresholds::limits).count()
                ? List.of()
                : known.stream().max(Comparator.comparingInt(Threshold::value)).stream()
                        .toList();
    }

    /** False for what always holds, such as 0 and more. */
    private static boolean limits(MatchResult found) {
        return found.group(2) == null
                || Integer.parseInt(found.group(2)) > 0
                || found.group(1).equals(">");
    }

    /** A rule that wants a baseline no higher than some value does not look at a patient whose baseline is. */
    private boolean ruledOut(Rule rule, String baseline) {
        Matcher wanted =
                Pattern.compile(Pattern.quote(baseline) + "\\s*<=\\s*(\\d+)").matcher(rule.when());
        return wanted.find() && compared.orElse(-1) > Integer.parseInt(wanted.group(1));
    }

    private Optional<Threshold> number(Rule rule, MatchResult found, String baseline) {
        boolean exactly = found.group(1).equals("==");
        int more = found.group(1).equals(">") ? 1 : 0;
        if (found.group(2) != null) {
            int value = Integer.parseInt(found.group(2)) + more;
            return value > 0 ? Optional.of(threshold(rule, value, exactly, "")) : Optional.empty();
        }
        int above = Integer.parseInt(found.group(4));
        boolean ownBest = found.group(3).endsWith(".best");
        OptionalInt from = ownBest ? best : found.group(3).equals(baseline) ? compared : OptionalInt.empty();
        return from.isEmpty()
                ? Optional.empty()
                : Optional.of(threshold(
                        rule,
                        from.getAsInt() + above + more,
                        exactly,
                        above + " above the " + (ownBest ? "patient's own best" : comparedWith) + " of "
                                + from.getAsInt()));
    }

    private static Threshold threshold(Rule rule, int value, boolean exactly, String basis) {
        return new Threshold(rule.id(), rule.tier(), value, exactly, basis, rule.says(), rule.source());
    }
}
