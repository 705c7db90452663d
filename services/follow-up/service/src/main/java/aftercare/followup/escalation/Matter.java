package aftercare.followup.escalation;

import aftercare.kernel.Tier;
import java.time.Instant;
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
                Stream.concat(history.stream(), more.stream()).toList());
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
