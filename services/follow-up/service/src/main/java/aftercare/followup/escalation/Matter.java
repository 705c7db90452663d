package aftercare.followup.escalation;

import aftercare.followup.escalation.Escalation.Resolution;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an escalation is about, whatever state it is in.
 *
 * @param id derived from patient, concern and number
 * @param number 1 for the patient's first escalation of the concern
 * @param tier the most urgent of its flags'
 * @param flags oldest first, at least one
 * @param actBy when a first contact attempt is to be recorded
 * @param history oldest first
 * @param readers flag id to the account that the patient named to read it; null when nobody was ever named
 * @param calls to the patient about it, oldest first: the attempts of contact; none in those from before they were recorded
 * @param proposal how somebody would close it, when a second person has to agree; null while nobody would
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
        List<Happening> history,
        @Nullable Map<String, String> readers,
        List<Call> calls,
        @Nullable Resolution proposal) {
    private static final int NOTICES_KEPT = 100;

    public Matter {
        flags = List.copyOf(flags);
        history = List.copyOf(history);
        readers = readers == null ? null : Map.copyOf(readers);
        calls = List.copyOf(Objects.requireNonNullElse(calls, List.<Call>of()));
    }

    /** True when the call of this id was recorded. */
    boolean called(String call) {
        return calls.stream().anyMatch(c -> c.id().equals(call));
    }

    /** True when just this call was recorded, at whatever time: a second click is the same call. */
    boolean knows(Call call) {
        return calls.stream()
                .anyMatch(c -> c.id().equals(call.id())
                        && c.by().equals(call.by())
                        && c.outcome() == call.outcome()
                        && c.note().equals(call.note()));
    }

    Matter with(Call call) {
        List<Call> all = Stream.concat(calls.stream(), Stream.of(call)).toList();
        return new Matter(
                        id, patient, concern, number, careTeam, tier, flags, openedAt, actBy, history, readers, all,
                        proposal)
                .with(new Happening(
                        call.at(),
                        Happening.What.CALLED,
                        call.by(),
                        call.outcome().code()));
    }

    /** The account that the patient named to read the flag; null when there is none. */
    public @Nullable String reader(String flagId) {
        return readers == null ? null : readers.get(flagId);
    }

    /** Everybody whom the patient named. */
    Set<String> namedReaders() {
        return readers == null ? Set.of() : Set.copyOf(readers.values());
    }

    Matter readBy(String flagId, String reader) {
        Map<String, String> all = new HashMap<>(readers == null ? Map.of() : readers);
        all.put(flagId, reader);
        return new Matter(
                id, patient, concern, number, careTeam, tier, flags, openedAt, actBy, history, all, calls, proposal);
    }

    /** True when the flag is one of its flags. */
    public boolean carries(String flagId) {
        return flags.stream().anyMatch(f -> f.id().equals(flagId));
    }

    /** False when a flag of it is about the care team, so that they must not read it; the safety officer does. */
    public boolean openToCareTeam() {
        return flags.stream().noneMatch(RaisedFlag::routed);
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
                lately(Stream.concat(history.stream(), more.stream()).toList()),
                readers,
                calls,
                proposal);
    }

    /** Somebody would close it so; null: nobody would any more. */
    Matter proposing(@Nullable Resolution how) {
        return new Matter(
                id, patient, concern, number, careTeam, tier, flags, openedAt, actBy, history, readers, calls, how);
    }

    /**
     * When contact was first tried after the flag that made it as urgent as it is; of red, after the latest red one. Null while it
     * was not: then {@link #actBy} runs.
     */
    public @Nullable Instant actedAt() {
        Stream<Instant> urgent =
                flags.stream().filter(flag -> flag.tier() == tier).map(RaisedFlag::at);
        Instant since = (tier == Tier.RED
                        ? urgent.max(Comparator.naturalOrder())
                        : urgent.min(Comparator.naturalOrder()))
                .orElse(openedAt);
        return calls.stream()
                .map(Call::at)
                .filter(at -> !at.isBefore(since))
                .min(Comparator.naturalOrder())
                .orElse(null);
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
                history,
                readers,
                calls,
                proposal);
    }
}
