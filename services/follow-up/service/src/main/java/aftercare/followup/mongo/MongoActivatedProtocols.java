package aftercare.followup.mongo;

import aftercare.contracts.FollowUpFact.ProtocolActivated;
import aftercare.followup.course.ActivatedProtocols;
import aftercare.kernel.Change;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.Aggregates;
import java.time.Instant;

/** Activated protocols in the collection {@code protocols}; the text is in the fact alone. */
public final class MongoActivatedProtocols implements ActivatedProtocols {
    private final Aggregates<Activated> documents;

    public MongoActivatedProtocols(AggregateStores stores) {
        this.documents = stores.of(Activated.class, "protocols", "/follow-up/protocols");
    }

    record Activated(String protocol, String protocolVersion, Instant at) {}

    @Override
    public void addIfAbsent(String id, ProtocolActivated fact) {
        documents.insertIfAbsent(id, Change.of(new Activated(fact.protocol(), fact.version(), fact.at()), fact));
    }
}
