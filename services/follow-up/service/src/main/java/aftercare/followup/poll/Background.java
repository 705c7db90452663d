package aftercare.followup.poll;

import aftercare.followup.flag.History;
import aftercare.followup.survey.Answers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
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
 */
public record Background(
        List<Map<String, String>> baselines,
        Map<String, Map<String, String>> previous,
        @Nullable Integer bestPhq9,
        int sessions28,
        int milligrams28,
        @Nullable Integer daysSinceSession,
        List<Integer> phq9Totals) {
    private static final Background NONE = new Background(List.of(), Map.of(), null, 0, 0, null, List.of());

    public Background {
        baselines = List.copyOf(baselines);
        previous = Map.copyOf(previous);
        phq9Totals = List.copyOf(Objects.requireNonNullElse(phq9Totals, List.<Integer>of()));
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
                Map.of(),
                Optional.empty(),
                new History.Exposure(sessions28, milligrams28, optional(daysSinceSession)),
                false);
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
