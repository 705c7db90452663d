package aftercare.messaging;

import aftercare.contracts.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a document holds beside its state.
 *
 * @param version counts the writes of the state, for compare-and-set
 * @param sequence of the last fact
 * @param pending facts not known to be acknowledged, in order
 * @param pendingSince wall clock since when there have been such; null when there are none
 */
record StoredAggregate(
        long version,
        long sequence,
        List<PendingFact> pending,
        @Nullable Instant pendingSince) {
    static final String VERSION = "version";
    static final String SEQUENCE = "sequence";
    static final String PENDING = "pending";
    static final String PENDING_SINCE = "pendingSince";
    static final List<String> RESERVED = List.of(VERSION, SEQUENCE, PENDING, PENDING_SINCE);

    static StoredAggregate none() {
        return new StoredAggregate(0, 0, List.of(), null);
    }

    static StoredAggregate read(Document stored) {
        Date since = stored.getDate(PENDING_SINCE);
        return new StoredAggregate(
                stored.getLong(VERSION),
                stored.getLong(SEQUENCE),
                pendingOf(stored),
                since == null ? null : since.toInstant());
    }

    static List<PendingFact> pendingOf(Document stored) {
        return stored.getList(PENDING, Document.class, List.of()).stream()
                .map(PendingFact::read)
                .toList();
    }

    /**
     * After one more write.
     *
     * @param acknowledged facts up to this sequence need not be kept any longer
     * @param time what the product's clock says
     * @param wall what the machine's clock says
     */
    StoredAggregate next(String source, List<? extends Fact> facts, long acknowledged, Instant time, Instant wall) {
        List<PendingFact> kept = new ArrayList<>();
        for (PendingFact fact : pending) {
            if (fact.sequence() > acknowledged) {
                kept.add(fact);
            }
        }
        long last = sequence;
        for (Fact fact : facts) {
            last++;
            kept.add(PendingFact.of(fact, source, last, time));
        }
        boolean sameOldest =
                !kept.isEmpty() && !pending.isEmpty() && kept.getFirst().equals(pending.getFirst());
        Instant since = kept.isEmpty() ? null : sameOldest && pendingSince != null ? pendingSince : wall;
        return new StoredAggregate(version + 1, last, List.copyOf(kept), since);
    }

    void writeTo(Document document) {
        document.append(VERSION, version)
                .append(SEQUENCE, sequence)
                .append(PENDING, pending.stream().map(PendingFact::toDocument).toList());
        if (pendingSince != null) {
            document.append(PENDING_SINCE, Date.from(pendingSince));
        }
    }
}
