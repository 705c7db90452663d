package aftercare.session.treatment;

import aftercare.contracts.SessionFact;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Sessions in memory, and the facts that were stored with them. */
public final class InMemorySessions implements Sessions {
    private static final Comparator<Session> BY_PLAN =
            Comparator.comparing(s -> s.plan().plannedAt());
    private final Map<String, Session> byId = new LinkedHashMap<>();
    private final List<SessionFact> facts = new ArrayList<>();

    @Override
    public Optional<Session> find(String sessionId) {
        return Optional.ofNullable(byId.get(sessionId));
    }

    @Override
    public boolean insertIfAbsent(String sessionId, Change<Session, SessionFact> born) {
        boolean absent = byId.putIfAbsent(sessionId, born.state()) == null;
        if (absent) {
            facts.addAll(born.events());
        }
        return absent;
    }

    @Override
    public Outcome decide(String sessionId, Function<Session, Ruling> decision) {
        Session found = byId.get(sessionId);
        if (found == null) {
            return new Outcome.Refused(new Refusal.UnknownSession(sessionId));
        }
        return switch (decision.apply(found)) {
            case Ruling.Refused no -> new Outcome.Refused(no.refusal());
            case Ruling.Granted granted -> {
                byId.put(sessionId, granted.change().state());
                facts.addAll(granted.change().events());
                yield new Outcome.Done(granted.change().state());
            }
        };
    }

    @Override
    public List<Session> planned(Instant from, Instant to, int limit) {
        return byId.values().stream()
                .filter(s -> !s.plan().plannedAt().isBefore(from)
                        && s.plan().plannedAt().isBefore(to))
                .sorted(BY_PLAN)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Session> plannedBefore(Instant to, int limit) {
        return planned(Instant.MIN, to, Integer.MAX_VALUE).reversed().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<Session> ofPatient(String patient, int limit) {
        return byId.values().stream()
                .filter(s -> s.plan().patient().equals(patient))
                .sorted(BY_PLAN.reversed())
                .limit(limit)
                .toList();
    }

    public List<SessionFact> facts() {
        return List.copyOf(facts);
    }
}
