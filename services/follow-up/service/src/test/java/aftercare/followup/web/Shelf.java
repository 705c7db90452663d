package aftercare.followup.web;

import aftercare.contracts.FollowUpFact;
import aftercare.kernel.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** States by id and the facts they gave, in memory. */
final class Shelf<S> {
    private final Map<String, S> states = new ConcurrentHashMap<>();
    private final List<FollowUpFact> facts = new CopyOnWriteArrayList<>();

    Optional<S> find(String id) {
        return Optional.ofNullable(states.get(id));
    }

    List<S> all() {
        return List.copyOf(states.values());
    }

    List<FollowUpFact> facts() {
        return List.copyOf(facts);
    }

    boolean put(String id, Change<? extends S, FollowUpFact> born) {
        boolean first = states.putIfAbsent(id, born.state()) == null;
        if (first) {
            facts.addAll(born.events());
        }
        return first;
    }

    S update(String id, @Nullable S blank, Function<S, Change<S, FollowUpFact>> decision) {
        S before = states.getOrDefault(id, blank);
        if (before == null) {
            throw new IllegalStateException("Nothing is kept under " + id);
        }
        Change<S, FollowUpFact> change = decision.apply(before);
        states.put(id, change.state());
        facts.addAll(change.events());
        return change.state();
    }
}
