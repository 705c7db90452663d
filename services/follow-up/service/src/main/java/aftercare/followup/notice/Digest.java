package aftercare.followup.notice;

import aftercare.followup.staff.Account;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Several escalations of which somebody is told together. It names no patient.
 *
 * @param id the same when it is repeated
 * @param waiting at least one, the most urgent first
 */
public record Digest(String id, Account recipient, List<Line> waiting) {
    /**
     * One of them.
     *
     * @param byCall true when the call list shows it too
     */
    public record Line(String escalationId, Tier tier, boolean byCall, Instant actBy) {}

    public Digest {
        waiting = waiting.stream()
                .sorted(Comparator.comparing(Line::tier)
                        .thenComparing(Line::actBy)
                        .thenComparing(Line::escalationId))
                .toList();
    }

    /** The most urgent. */
    public Tier tier() {
        return waiting.getFirst().tier();
    }

    /** When the first of them is to be acted on. */
    public Instant actBy() {
        return waiting.stream().map(Line::actBy).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** Such as {@code 37 escalations wait: 30 amber, 7 yellow}. */
    public String headline() {
        Map<Tier, Long> counts = waiting.stream()
                .collect(Collectors.groupingBy(Line::tier, () -> new EnumMap<>(Tier.class), Collectors.counting()));
        return (waiting.size() == 1 ? "1 escalation waits: " : waiting.size() + " escalations wait: ")
                + counts.entrySet().stream()
                        .map(tier ->
                                tier.getValue() + " " + tier.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }
}
