package aftercare.messaging;

import aftercare.contracts.IntakeFact.PatientCleared;
import aftercare.messaging.Clinic.Reader;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A handler with cursors, that can be told to fail on certain facts. */
final class ReadFacts implements FactHandler {
    final Set<String> poison = ConcurrentHashMap.newKeySet();
    final Set<String> passing = ConcurrentHashMap.newKeySet();
    private final Aggregates<Reader> readers;

    ReadFacts(Aggregates<Reader> readers) {
        this.readers = readers;
    }

    @Override
    public Outcome apply(Delivery delivery) {
        if (!(delivery.fact() instanceof PatientCleared cleared)) {
            return Outcome.IGNORED;
        }
        if (passing.remove(delivery.id())) {
            throw new AggregateContentionException("readers", delivery.key(), 1);
        }
        if (poison.contains(delivery.id())) {
            throw new IllegalArgumentException("Cannot apply " + delivery.id());
        }
        return store(delivery.source(), delivery.sequence(), delivery.key(), cleared.by());
    }

    @Override
    public Outcome passOver(String source, long sequence, String key) {
        return store(source, sequence, key, "passed over");
    }

    private Outcome store(String source, long sequence, String key, String what) {
        var verdict = readers.find(key).orElse(Reader.blank(key)).cursors().check(source, sequence);
        return switch (verdict) {
            case GAP -> Outcome.GAP;
            case DUPLICATE -> Outcome.DUPLICATE;
            case NEXT -> {
                readers.updateOrCreate(key, () -> Reader.blank(key), reader -> reader.hear(source, sequence, what));
                yield Outcome.APPLIED;
            }
        };
    }

    List<String> heard(String key) {
        return readers.find(key).map(Reader::heard).orElse(List.of());
    }
}
