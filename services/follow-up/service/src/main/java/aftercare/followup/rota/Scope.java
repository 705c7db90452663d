package aftercare.followup.rota;

import aftercare.kernel.Tier;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a part of the rota is for.
 *
 * @param tiers of flags; at least one
 * @param careTeam whose patients; empty: everybody's
 */
public record Scope(Set<Tier> tiers, Optional<String> careTeam) {
    /** The tiers that somebody is told of, most urgent first. */
    public static final List<Tier> TOLD = List.of(Tier.RED, Tier.AMBER, Tier.YELLOW);

    public Scope {
        tiers = Set.copyOf(tiers);
    }

    /** Every tier, every team. */
    static Scope all() {
        return new Scope(Set.copyOf(TOLD), Optional.empty());
    }

    boolean holds(Tier tier, String team) {
        return tiers.contains(tier) && careTeam.map(team::equals).orElse(true);
    }
}
