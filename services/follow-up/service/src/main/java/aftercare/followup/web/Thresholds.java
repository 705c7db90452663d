package aftercare.followup.web;

import aftercare.followup.flag.Rule;
import aftercare.followup.protocol.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the protocol's rules look at a score: read from their conditions, so that a chart shows what is judged by and nothing else. Drawn are
 * comparisons of the score with a number, or with a number more than the patient's own level; a rule on anything else draws no line.
 */
final class Thresholds {
    private static final Map<String, String> NAMES = Map.of("phq-9", "phq9", "gad-7", "gad7");
    private static final String URINARY = "urinary-";
    private static final Pattern ABOVE = Pattern.compile("(?<![\\w.])urinary\\.above_at_(\\d+) >= ");

    private final Protocol protocol;

    Thresholds(Protocol protocol) {
        this.protocol = protocol;
    }

    /**
     * The thresholds of one score, lowest first.
     *
     * @param baseline what the score is compared with: the accepted level, else the worse baseline
     * @param best the lowest value so far
     */
    List<Threshold> of(String score, OptionalInt baseline, OptionalInt best) {
        List<Threshold> thresholds = new ArrayList<>();
        for (Rule rule : protocol.rules()) {
            (score.startsWith(URINARY) ? urinary(rule, baseline) : total(rule, NAMES.get(score), baseline, best))
                    .ifPresent(thresholds::add);
        }
        thresholds.sort(Comparator.comparingInt(Threshold::value).thenComparing(Threshold::rule));
        return thresholds;
    }

    /** A grade counts when it is that high and above the patient's own. */
    private static Optional<Threshold> urinary(Rule rule, OptionalInt baseline) {
        return ABOVE.matcher(rule.when())
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .min(Comparator.naturalOrder())
                .map(grade -> {
                    int own = baseline.orElse(-1);
                    return own < grade
                            ? threshold(rule, grade, "")
                            : threshold(rule, own + 1, "above " + own + ", the baseline");
                });
    }

    private static Optional<Threshold> total(
            Rule rule, @org.jspecify.annotations.Nullable String name, OptionalInt baseline, OptionalInt best) {
        if (name == null) {
            return Optional.empty();
        }
        Matcher found = Pattern.compile("(?<![\\w.])" + name + "\\.total >= (?:(" + name + "\\.\\w+) \\+ )?(\\d+)")
                .matcher(rule.when());
        boolean any = rule.when().contains("||");
        Optional<Threshold> drawn = Optional.empty();
        while (found.find()) {
            int number = Integer.parseInt(found.group(2));
            String from = found.group(1);
            OptionalInt own = from == null
                    ? OptionalInt.of(0)
                    : from.endsWith(".baseline") ? baseline : from.endsWith(".best") ? best : OptionalInt.empty();
            if (own.isEmpty() && !any) {
                return Optional.empty();
            }
            if (own.isPresent() && own.getAsInt() + number > 0) {
                String basis = from == null
                        ? ""
                        : number + " above " + own.getAsInt()
                                + (from.endsWith(".best") ? ", the best so far" : ", the baseline");
                Threshold one = threshold(rule, own.getAsInt() + number, basis);
                drawn = drawn.filter(before -> any ? before.value() <= one.value() : before.value() >= one.value())
                        .or(() -> Optional.of(one));
            }
        }
        return drawn;
    }

    private static Threshold threshold(Rule rule, int value, String basis) {
        return new Threshold(rule.id(), rule.tier(), value, basis, rule.says(), rule.source());
    }
}
