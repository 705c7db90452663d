package aftercare.followup.rota;

import aftercare.kernel.Tier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Who is on duty for some tiers of one team.
 *
 * @param tiers at least one, most urgent first
 * @param careTeam as {@link Rota#teams} names it
 * @param stretches one after the other, without a break
 */
public record Roster(List<Tier> tiers, String careTeam, List<Stretch> stretches) {
    public Roster {
        tiers = List.copyOf(tiers);
        stretches = List.copyOf(stretches);
    }

    /** The tiers and the team in words. */
    public String what() {
        return words(tiers) + ", " + team(careTeam);
    }

    /** Tiers in words. */
    public static String words(List<Tier> tiers) {
        return tiers.stream().map(tier -> tier.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    /** A team in words. */
    public static String team(String careTeam) {
        return switch (careTeam) {
            case Rota.EVERY_TEAM -> "every team";
            case Rota.OTHER_TEAMS -> "every other team";
            default -> "team " + careTeam;
        };
    }
}
