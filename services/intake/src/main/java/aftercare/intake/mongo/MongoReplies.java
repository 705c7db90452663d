package aftercare.intake.mongo;

import aftercare.contracts.IntakeFact;
import aftercare.intake.patient.Party;
import aftercare.intake.reply.Replies;
import aftercare.intake.reply.Reply;
import aftercare.kernel.Change;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.Aggregates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** What was written back, in the collection {@code replies}; the facts come from {@code /intake/replies/{id}}. */
public final class MongoReplies implements Replies {
    private static final String COLLECTION = "replies";
    private final Aggregates<ReplyDocument> store;

    public MongoReplies(AggregateStores stores) {
        this.store = stores.of(ReplyDocument.class, COLLECTION, "/intake/replies");
        stores.ensureIndex(COLLECTION, "patient", "at");
    }

    record ReplyDocument(String id, String patient, String by, String channel, String text, Instant at) {
        static ReplyDocument of(Reply reply) {
            return new ReplyDocument(
                    reply.id(), reply.patient(), reply.by().code(), reply.channel(), reply.text(), reply.at());
        }

        Reply reply() {
            return new Reply(id, patient, Party.of(by), channel, text, at);
        }

        @Override
        public String toString() {
            return "ReplyDocument[" + id + "]";
        }
    }

    @Override
    public Optional<Reply> find(String id) {
        return store.find(id).map(ReplyDocument::reply);
    }

    @Override
    public boolean insertIfAbsent(Change<Reply, IntakeFact> born) {
        return store.insertIfAbsent(born.state().id(), Changes.as(born, ReplyDocument::of));
    }

    @Override
    public List<Reply> of(String patient, int limit) {
        return store
                .find(Query.query(Criteria.where("patient").is(patient))
                        .with(Sort.by(Sort.Direction.DESC, "at"))
                        .limit(limit))
                .stream()
                .map(ReplyDocument::reply)
                .toList();
    }
}
