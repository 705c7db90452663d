package aftercare.followup.rota;

import aftercare.kernel.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A time in which nobody is on duty for a tier.
 *
 * @param careTeam whose patients, as {@link Rota#teams} names it
 * @param from the first instant of it
 * @param to the first instant after it
 */
public record Gap(Tier tier, String careTeam, Instant from, Instant to) {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.US);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.US);

    /** True when the other lies within this one. */
    boolean contains(Gap other) {
        return tier == other.tier
                && careTeam.equals(other.careTeam)
                && !other.from.isBefore(from)
                && !other.to.isAfter(to);
    }

    /** One sentence for each time, with the tiers it is of, in local time and UTC. */
    public static List<String> sentences(List<Gap> gaps, ZoneId zone) {
        record When(String careTeam, Instant from, Instant to) {}
        Map<When, List<Tier>> together = new LinkedHashMap<>();
        for (Gap gap : gaps.stream().sorted(Comparator.comparing(Gap::from)).toList()) {
            together.computeIfAbsent(new When(gap.careTeam, gap.from, gap.to), _ -> new ArrayList<>())
                    .add(gap.tier);
        }
        return together.entrySet().stream()
                .map(entry -> Roster.words(entry.getValue()) + ", "
                        + Roster.team(entry.getKey().careTeam()) + ": "
                        + local(entry.getKey().from(), zone) + " to "
                        + local(entry.getKey().to(), zone) + " " + zone + " ("
                        + entry.getKey().from() + " to " + entry.getKey().to() + ")")
                .toList();
    }

    private static String local(Instant at, ZoneId zone) {
        return (at.getEpochSecond() % 60 == 0 ? LOCAL : EXACT).format(at.atZone(zone));
    }
}
