package aftercare.followup.poll;

import aftercare.followup.flag.History;
import aftercare.followup.survey.Answers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What rules need to know from before this survey, copied into the poll when its link is sent, so that a save reads
 * nothing else.
 *
 * @param baselines answers of the baseline surveys
 * @param previous the latest earlier answers by instrument
 * @param bestPhq9 the patient's lowest total so far
 * @param daysSinceSession null before the first
 * @param phq9Totals the patient's PHQ-9 totals so far, oldest first; none in polls sent before they were kept
 * @param known what a clinician accepted or cleared; nothing in polls sent before it was kept
 */
public record Background(
        List<Map<String, String>> baselines,
        Map<String, Map<String, String>> previous,
        @Nullable Integer bestPhq9,
        int sessions28,
        int milligrams28,
        @Nullable Integer daysSinceSession,
        List<Integer> phq9Totals,
        Known known) {
    private static final Background NONE =
            new Background(List.of(), Map.of(), null, 0, 0, null, List.of(), Known.nothing());

    public Background {
        baselines = List.copyOf(baselines);
        previous = Map.copyOf(previous);
        phq9Totals = List.copyOf(Objects.requireNonNullElse(phq9Totals, List.<Integer>of()));
        known = Objects.requireNonNullElse(known, Known.nothing());
    }

    /**
     * What a clinician knows of the patient and has recorded.
     *
     * @param accepted item, grade or total to the level that stands in for the baseline
     * @param asq the ASQ pattern of the last safety assessment; null when none counts
     * @param psychosisRisk cleared with W01 or W02
     * @param exceptions rows of the checklist that a clinician made a standing exception from; none in polls sent before they were kept
     */
    public record Known(
            Map<String, Level> accepted, @Nullable Pattern asq, boolean psychosisRisk, List<String> exceptions) {
        private static final Known NOTHING = new Known(Map.of(), null, false, List.of());

        public Known {
            accepted = Map.copyOf(accepted);
            exceptions = List.copyOf(Objects.requireNonNullElse(exceptions, List.<String>of()));
        }

        static Known nothing() {
            return NOTHING;
        }
    }

    /** An accepted level and the first and last instant at which it counts. */
    public record Level(int level, Instant since, Instant until) {
        History.Accepted accepted() {
            return new History.Accepted(level, since, until, "");
        }
    }

    /** The items of ASQ that are known to be positive, and the first and last instant at which that counts. */
    public record Pattern(Set<String> positive, Instant since, Instant until) {
        public Pattern {
            positive = Set.copyOf(positive);
        }

        History.AsqLevel level() {
            return new History.AsqLevel(positive, since, until);
        }
    }

    /** The same with what a clinician has recorded by now. */
    Background with(Known now) {
        return new Background(
                baselines, previous, bestPhq9, sessions28, milligrams28, daysSinceSession, phq9Totals, now);
    }

    /** Nothing is known yet. */
    public static Background none() {
        return NONE;
    }

    /** As rules read it. */
    public History history() {
        return new History(
                baselines.stream().map(Answers::of).toList(),
                previous.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> Answers.of(e.getValue()))),
                optional(bestPhq9),
                phq9Totals,
                known.accepted().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, level -> level.getValue().accepted())),
                Optional.ofNullable(known.asq()).map(Pattern::level),
                new History.Exposure(sessions28, milligrams28, optional(daysSinceSession)),
                known.psychosisRisk(),
                Set.copyOf(known.exceptions()));
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
