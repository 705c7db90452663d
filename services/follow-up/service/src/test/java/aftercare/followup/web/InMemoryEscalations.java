package aftercare.followup.web;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.escalation.After;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.kernel.Change;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

public final class InMemoryEscalations implements Escalations {
    final Shelf<Escalation> shelf = new Shelf<>();

    @Override
    public Optional<Escalation> find(String id) {
        return shelf.find(id);
    }

    @Override
    public Optional<Escalation> carrying(String flagId) {
        return shelf.all().stream()
                .filter(escalation -> escalation.matter().carries(flagId))
                .findFirst();
    }

    @Override
    public List<Escalation> ofPatient(String patient) {
        return shelf.all().stream()
                .filter(escalation -> escalation.matter().patient().equals(patient))
                .toList();
    }

    @Override
    public List<Escalation> standing(int limit, @Nullable After after) {
        return shelf.all().stream()
                .filter(Escalation::standing)
                .filter(escalation -> after == null || After.of(escalation).compareTo(after) > 0)
                .sorted(Comparator.comparing(After::of))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean claim(String id, Instant now) {
        return false;
    }

    @Override
    public long countStanding(Tier tier) {
        return shelf.all().stream()
                .filter(escalation ->
                        escalation.standing() && escalation.matter().tier() == tier)
                .count();
    }

    @Override
    public List<Escalation> recentlyResolved(int limit) {
        return shelf.all().stream()
                .filter(escalation -> !escalation.standing())
                .limit(limit)
                .toList();
    }

    @Override
    public boolean insertIfAbsent(String id, Change<Escalation, FollowUpFact> opened) {
        return shelf.put(id, opened);
    }

    @Override
    public Escalation update(String id, Function<Escalation, Change<Escalation, FollowUpFact>> decision) {
        return shelf.update(id, null, decision);
    }

    /** Without a lease: one worker at a time. */
    @Override
    public Optional<String> claimDue(Instant now) {
        return standing(Integer.MAX_VALUE).stream()
                .filter(escalation -> !due(escalation).isAfter(now))
                .min(Comparator.comparing(InMemoryEscalations::due)
                        .thenComparing(escalation -> escalation.matter().id()))
                .map(escalation -> escalation.matter().id());
    }

    @Override
    public Optional<Instant> nextDue() {
        return standing(Integer.MAX_VALUE).stream()
                .map(InMemoryEscalations::due)
                .min(Comparator.naturalOrder());
    }

    private static Instant due(Escalation standing) {
        return Objects.requireNonNull(standing.nextAt());
    }

    /** All that was said, in order. */
    public List<FollowUpFact> facts() {
        return shelf.facts();
    }
}
