package aftercare.followup.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import aftercare.contracts.FollowUpFact.ProtocolActivated;
import aftercare.followup.course.ActivatedProtocols;
import aftercare.kernel.Change;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Activated protocols in the collection {@code protocols}, the text in the fact alone; the one in use in the collection
 * {@code protocol-in-use}.
 */
public final class MongoActivatedProtocols implements ActivatedProtocols {
    private static final String IN_USE = "protocol-in-use";
    private static final Bson ONE = Filters.eq("_id", "follow-up");
    private static final String PROTOCOL = "protocol";
    private static final String PLANNED = "planned";

    private final Aggregates<Activated> documents;
    private final MongoTemplate template;

    public MongoActivatedProtocols(AggregateStores stores) {
        this.documents = stores.of(Activated.class, "protocols", "/follow-up/protocols");
        this.template = stores.template();
    }

    record Activated(String protocol, String protocolVersion, Instant at) {}

    @Override
    public void addIfAbsent(String id, ProtocolActivated fact) {
        documents.insertIfAbsent(id, Change.of(new Activated(fact.protocol(), fact.version(), fact.at()), fact));
    }

    @Override
    public boolean otherTextOf(String id, String protocol, String version) {
        return documents.find(id).isEmpty()
                && !documents
                        .find(new Query(where(PROTOCOL)
                                .is(protocol)
                                .and("protocolVersion")
                                .is(version)))
                        .isEmpty();
    }

    @Override
    public boolean otherThan(String protocol) {
        return !documents.find(new Query(where(PROTOCOL).ne(protocol))).isEmpty();
    }

    @Override
    public void use(String id) {
        set(PROTOCOL, id);
    }

    @Override
    public boolean inUse(String id) {
        return is(PROTOCOL, id);
    }

    @Override
    public void allPlanned(String id) {
        set(PLANNED, id);
    }

    @Override
    public boolean planned(String id) {
        return is(PLANNED, id);
    }

    private void set(String field, String id) {
        template.getCollection(IN_USE).updateOne(ONE, Updates.set(field, id), new UpdateOptions().upsert(true));
    }

    private boolean is(String field, String id) {
        Document found = template.getCollection(IN_USE).find(ONE).first();
        return found != null && id.equals(found.getString(field));
    }
}
