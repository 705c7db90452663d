package aftercare.intake.reply;

import aftercare.contracts.IntakeFact;
import aftercare.kernel.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replies in memory, and the facts that were stored with them. */
final class InMemoryReplies implements Replies {
    private final Map<String, Reply> byId = new LinkedHashMap<>();
    private final List<IntakeFact> facts = new ArrayList<>();

    @Override
    public Optional<Reply> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public boolean insertIfAbsent(Change<Reply, IntakeFact> born) {
        boolean absent = byId.putIfAbsent(born.state().id(), born.state()) == null;
        if (absent) {
            facts.addAll(born.events());
        }
        return absent;
    }

    @Override
    public List<Reply> of(String patient, int limit) {
        return byId.values().stream().filter(reply -> reply.patient().equals(patient)).toList().reversed().stream()
                .limit(limit)
                .toList();
    }

    List<IntakeFact> facts() {
        return List.copyOf(facts);
    }
}
