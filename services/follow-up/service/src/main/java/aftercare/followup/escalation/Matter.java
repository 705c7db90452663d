package aftercare.followup.escalation;

import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an escalation is about, whatever state it is in.
 *
 * @param id derived from patient, concern and number
 * @param number 1 for the patient's first escalation of the concern
 * @param tier the most urgent of its flags'
 * @param flags oldest first, at least one
 * @param actBy when a first contact attempt is to be recorded
 * @param history oldest first
 */
public record Matter(
        String id,
        String patient,
        String concern,
        int number,
        String careTeam,
        Tier tier,
        List<RaisedFlag> flags,
        Instant openedAt,
        Instant actBy,
        List<Happening> history) {
    private static final int NOTICES_KEPT = 100;

    public Matter {
        flags = List.copyOf(flags);
        history = List.copyOf(history);
    }

    /** True when the flag is one of its flags. */
    public boolean carries(String flagId) {
        return flags.stream().anyMatch(f -> f.id().equals(flagId));
    }

    /** False when a flag of it is about the care team, so that they must not read it; the safety officer does. */
    public boolean openToCareTeam() {
        return flags.stream().allMatch(f -> f.routing() == null);
    }

    Matter with(Happening... more) {
        return with(List.of(more));
    }

    Matter with(List<Happening> more) {
        return new Matter(
                id,
                patient,
                concern,
                number,
                careTeam,
                tier,
                flags,
                openedAt,
                actBy,
                lately(Stream.concat(history.stream(), more.stream()).toList()));
    }

    /** What people did stays; of an endless row of notices the latest do. Every one is a fact, so none is lost. */
    private static List<Happening> lately(List<Happening> all) {
        long tooMany = all.stream().filter(Happening::notice).count() - NOTICES_KEPT;
        List<Happening> kept = new ArrayList<>();
        for (Happening happening : all) {
            if (happening.notice() && tooMany > 0) {
                tooMany--;
            } else {
                kept.add(happening);
            }
        }
        return kept;
    }

    Matter with(RaisedFlag flag, Instant flagActBy) {
        return new Matter(
                id,
                patient,
                concern,
                number,
                careTeam,
                tier.worse(flag.tier()),
                Stream.concat(flags.stream(), Stream.of(flag)).toList(),
                openedAt,
                flagActBy.isBefore(actBy) ? flagActBy : actBy,
                history);
    }
}
